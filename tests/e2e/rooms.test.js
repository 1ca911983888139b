// 部屋の電話: a room is looked for, booked, read back, given a number; another hears no and what is free near it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, enter, look, sees, type } from "./browser.js";
import { JIRO } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const save = (page) => page.getByRole("button", { name: "保存する" });

/** A day of its own for each story and size, far from the demo's bookings and never a closed one. */
function day(size, story) {
  const date = new Date(Date.UTC(2027, 4, 11 + story * 2 + (size.width === 360 ? 1 : 0)));
  return date.toISOString().slice(0, 10);
}

/** Fills the form of a booking. */
async function fill(page, { from, to, room, group }) {
  await page.getByLabel("はじめの時刻").fill(from);
  await page.getByLabel("おわりの時刻").fill(to);
  await page.getByRole("radio", { name: room }).check();
  if (group) await page.getByLabel("グループ", { exact: true }).selectOption({ label: group });
}

atBothSizes("a room is booked while somebody is on the telephone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const date = day(size, 0);
  await page.goto(`/rooms?date=${date}`);
  await sees(page.getByRole("heading", { level: 1, name: /部屋$/ }));
  await look(page, "rooms");
  let presses = 0;
  const press = async (locator) => { presses += 1; await locator.click(); };
  await press(page.getByRole("link", { name: /グループの部屋 1 .*予約する$/ }).first());
  await fill(page, { from: "13:00", to: "15:00", room: /グループの部屋 1/, group: "白湯の会" });
  presses += 2;
  await look(page, "booking");
  await press(save(page));
  await sees(page.getByText(/13:00–15:00、グループの部屋 1、白湯の会、仮予約です。/));
  assert.ok(presses <= 8, `${presses} presses`);
  await page.getByRole("button", { name: "番号を出す" }).click();
  const told = page.getByRole("heading", { name: /この予約の番号は \d{4} です/ });
  await sees(told);
  await look(page, "booking-number");
  await page.getByRole("button", { name: "予約に決める" }).click();
  await sees(page.getByText(/、予約です。/));
  assert.equal(await told.count(), 0, "the number is told once");
  await page.getByRole("link", { name: "前の版" }).click();
  await look(page, "booking-history");
  await page.goto(`/rooms?date=${date}`);
  await sees(page.getByRole("link", { name: /13:00–15:00 白湯の会：見る$/ }));
  await look(page, "rooms-booked");
});

atBothSizes("of two who want the same room the second hears no, and what is free near it", () => stage, async (size) => {
  const [hanako, jiro] = [await stage.logIn(size), await stage.logIn(size, { who: JIRO })];
  const address = `/bookings/new?date=${day(size, 1)}`;
  await hanako.goto(address);
  await jiro.goto(address);
  await fill(hanako, { from: "10:00", to: "12:00", room: /グループの部屋 1/, group: "白湯の会" });
  await fill(jiro, { from: "11:00", to: "13:00", room: /グループの部屋 1/, group: "のんびり汽車の会" });
  await save(hanako).click();
  await sees(hanako.getByText(/10:00–12:00、グループの部屋 1/));
  await save(jiro).click();
  const no = jiro.getByRole("alert").filter({ hasText: "この時間は、もう予約があります" });
  await sees(no.getByText(/10:00–12:00　白湯の会/));
  await sees(no.getByText(/11:00–13:00　グループの部屋 2/));
  assert.equal(await jiro.getByLabel("はじめの時刻").inputValue(), "11:00", "nothing typed is lost");
  await look(jiro, "booking-taken");
  await no.getByRole("button", { name: /グループの部屋 2：ここで保存する$/ }).click();
  await sees(jiro.getByText(/11:00–13:00、グループの部屋 2、のんびり汽車の会/));
});

atBothSizes("a booking is written, corrected and taken back with the keyboard alone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto(`/bookings/new?room=room-2&date=${day(size, 2)}&from=09%3A00&to=11%3A00`);
  await type(page.getByLabel("何に使うか（職員だけが見ます）"), "図書係の打ち合わせ");
  await enter(save(page));
  await sees(page.getByText(/09:00–11:00、グループの部屋 2、図書係の打ち合わせ/));
  await enter(page.getByRole("link", { name: "日や時間を直す" }));
  await type(page.getByLabel("覚え書き（職員だけが見ます）"), "鍵は 守衛室");
  await enter(save(page));
  await sees(page.getByText("鍵は 守衛室"));
  await enter(page.getByRole("link", { name: "取り消す" }));
  await sees(page.getByRole("heading", { level: 1, name: "予約を取り消す" }));
  await look(page, "booking-delete");
  await enter(page.getByRole("button", { name: "取り消す" }));
  await sees(page.getByRole("status").filter({ hasText: "予約を取り消しました" }));
});

atBothSizes("what is wrong stands beside its field", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto(`/bookings/new?date=${day(size, 3)}`);
  await fill(page, { from: "15:00", to: "13:00", room: /グループの部屋 1/ });
  await save(page).click();
  await sees(page.getByText("おわりの時刻が、はじめの時刻より前です。どちらかを直してください。"));
  await sees(page.getByText("グループを選ぶか、何に使うかを書いてください。"));
  await look(page, "booking-wrong");
});

/** A Saturday of its own for each story and size, with no holiday in the weeks after it. */
function saturday(size, story) {
  const date = new Date(Date.UTC(2027, 5, 5 + (story * 2 + (size.width === 360 ? 1 : 0)) * 28));
  return date.toISOString().slice(0, 10);
}

const daysAfter = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

atBothSizes("a series is written in one go, and the date that is taken goes to another room", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const first = saturday(size, 0);
  await page.goto(`/bookings/new?date=${daysAfter(first, 7)}`);
  await fill(page, { from: "14:00", to: "16:00", room: /グループの部屋 1/, group: "白湯の会" });
  await save(page).click();
  await sees(page.getByText(/14:00–16:00、グループの部屋 1/));
  await page.goto(`/bookings/new?date=${first}`);
  await fill(page, { from: "13:00", to: "15:00", room: /グループの部屋 1/, group: "のんびり汽車の会" });
  await page.getByText("くり返す", { exact: true }).click();
  await page.getByRole("radio", { name: /^毎週/ }).check();
  await page.getByLabel("いつまで").fill(daysAfter(first, 21));
  await look(page, "booking-repeat");
  await page.getByRole("button", { name: "くり返しの日を確かめる" }).click();
  await sees(page.getByText("4日のうち、3日は空いています。"));
  await sees(page.getByText(/14:00–16:00　白湯の会/));
  await page.getByRole("combobox", { name: /のかわり$/ }).selectOption({ label: await otherRoom(page) });
  await look(page, "series-preview");
  await page.getByRole("button", { name: "えらんだ日を保存する" }).click();
  await sees(page.getByRole("heading", { level: 2, name: "のんびり汽車の会　毎週 土曜" }));
  assert.equal(await page.getByRole("link", { name: /の予約を見る$/ }).count(), 4);
  await sees(page.getByText(/13:00–15:00　グループの部屋 2/));
  await look(page, "series");
  await page.goto(`/rooms/month?date=${first}`);
  await look(page, "rooms-month");
});

/** The offer in the other room. */
async function otherRoom(page) {
  const offers = await page.getByRole("combobox", { name: /のかわり$/ }).getByRole("option").allTextContents();
  return offers.find((offer) => offer.includes("グループの部屋 2"));
}

atBothSizes("a booking is dragged to another room and time, and put back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const date = saturday(size, 2);
  await page.goto(`/bookings/new?date=${date}`);
  await fill(page, { from: "10:00", to: "12:00", room: /グループの部屋 1/, group: "白湯の会" });
  await save(page).click();
  await page.goto(`/rooms/week?date=${date}`);
  await look(page, "rooms-week");
  const block = page.locator(".block").filter({ hasText: "10:00–12:00" });
  const line = page.locator(`.line[data-date="${date}"]`).nth(1);
  await block.scrollIntoViewIfNeeded();
  const [from, to] = [await block.boundingBox(), await line.boundingBox()];
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, to.y + to.height / 2, { steps: 6 });
  await page.mouse.move(from.x + 8 + to.width / 12, to.y + to.height / 2, { steps: 4 });
  await sees(page.locator(".block.held"));
  await page.mouse.up();
  await sees(page.getByText(/動かしました：.* 11:00–13:00、グループの部屋 2、白湯の会/));
  await look(page, "rooms-moved");
  await page.getByRole("button", { name: "もとにもどす" }).click();
  await sees(page.getByText(/動かしました：.* 10:00–12:00、グループの部屋 1、白湯の会/));
  await page.locator(".block").filter({ hasText: "10:00–12:00" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Escape");
  await sees(page.getByText("動かすのをやめました。"));
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await sees(page.getByText(/動かしました：.* 10:15–12:15、グループの部屋 1、白湯の会/));
  await page.goto(`/rooms/room-1/door?date=${date}&days=week`);
  await sees(page.getByRole("cell", { name: "予約あり" }));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("navigation", { name: "ページ" }).isHidden(), "the paper carries the sheet alone");
  await page.emulateMedia({ media: "screen" });
  await look(page, "door");
});

atBothSizes("who waits is seen on the first page when the slot is free, and takes it by one press", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const date = saturday(size, 3);
  const address = `/bookings/new?date=${date}`;
  await page.goto(address);
  await fill(page, { from: "10:00", to: "12:00", room: /グループの部屋 1/, group: "白湯の会" });
  await save(page).click();
  const booked = page.url();
  await page.goto(address);
  await fill(page, { from: "11:00", to: "13:00", room: /グループの部屋 1/, group: "のんびり汽車の会" });
  await save(page).click();
  await page.getByRole("button", { name: "空くのを待つ人として書いておく" }).click();
  await sees(page.getByText(/空き待ちです。/));
  await look(page, "waiting");
  await page.goto(booked);
  await page.getByRole("link", { name: "取り消す" }).click();
  await sees(page.getByText("空くのを待つ人が 1組います。"));
  await look(page, "booking-cancel");
  await page.getByRole("button", { name: "取り消す" }).click();
  await page.goto("/");
  await sees(page.getByText("空き待ちののんびり汽車の会：部屋が空きました"));
  await look(page, "today-freed");
  await page.getByRole("button", { name: "空き待ちののんびり汽車の会を予約にする" }).click();
  await sees(page.getByText(/11:00–13:00、グループの部屋 1、のんびり汽車の会、仮予約です。/));
});
