// 15階からの部屋のお願い: a group asked for a room on a coming day; staff answer, and the terminal tells who has the number.
import assert from "node:assert/strict";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, difference, enter, look, sees, type } from "./browser.js";
import { hex, tell, today } from "./told.js";

const BUSY = "その日は 床の点検があります";
/** A day of its own for each request, far from the demo's bookings and never a closed one. */
let asks = 0;

/** Two pictures of 返事 that differ as much say something else. */
const CHANGED = 0.2;

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

const sum = (text) => createHash("sha256").update(text).digest("hex");

/** A group with the box 12 asks at a terminal; its number stands on its paper alone. */
async function ask(corner, hours) {
  const [id, number] = [`ask-${hex(randomBytes(10))}`, String(randomInt(1_000_000)).padStart(6, "0")];
  asks += 1;
  const body = {
    v: 1, id, room: "room-2", date: `2027-09-0${asks}`, hours, mailbox: "box-demo-12", asked: `${new Date().toISOString().slice(0, 19)}Z`,
    number_sum: sum(`shirube/request/number/v1|${id}|${number}`), key_sum: sum(`shirube/booking/v1|${id}|${number.slice(2)}`),
  };
  await tell(corner, { seq: 1, kind: "request", day: today(), body });
  return { id, number, date: body.date };
}

/** Asks again until it is so; a corner of processes needs its moment. */
async function until(what, look) {
  for (const late = Date.now() + GLASS_MS; Date.now() < late;) {
    const found = await look();
    if (found) return found;
  }
  return assert.fail(`gave up waiting for ${what}`);
}

/** The page 返事 of the terminal, with the number typed, as a picture; none while it knows no such number. */
async function answer({ number }) {
  const png = await stage.corner.shot(`answer/${number}`, `${today()} 13:42`).catch(() => null);
  return png && `data:image/png;base64,${png.toString("base64")}`;
}

/** Whether these words lie on the terminal's disk. */
async function kept(words) {
  const names = (await readdir(stage.corner.kioskData)).filter((name) => name.startsWith("content.db"));
  const files = await Promise.all(names.map((name) => readFile(join(stage.corner.kioskData, name))));
  return files.some((file) => file.includes(words));
}

/** The card of a request on the page of staff. */
const card = (page, hours) => page.getByRole("region", { name: hours });

atBothSizes("a request is given, and the terminal tells it to whoever has the number", () => stage, async (size) => {
  const asked = await ask(stage.corner, "13:00-15:00");
  const waits = await until("the terminal to know of it", () => answer(asked));
  const page = await stage.logIn(size);
  await page.goto("/requests");
  const wanted = card(page, /13:00–15:00/);
  await sees(wanted.getByText("のんびり汽車の会"));
  assert.equal(await difference(page, waits, await answer(asked)), 0, "nobody answered yet");
  await look(page, "requests");
  await wanted.getByRole("button", { name: /：予約にする$/ }).click();
  await sees(page.getByRole("status").filter({ hasText: "予約にしました。" }));
  await look(page, "requests-given");
  await page.goto(`/rooms?date=${asked.date}`);
  await sees(page.getByRole("link", { name: /13:00–15:00 のんびり汽車の会/ }).first());
  await until("返事 to change", async () => await difference(page, waits, await answer(asked)) > CHANGED);
});

atBothSizes("a request is declined with the keyboard alone, and the terminal tells why", () => stage, async (size) => {
  const asked = await ask(stage.corner, "17:00-19:00");
  const waits = await until("the terminal to know of it", () => answer(asked));
  const why = `${BUSY}（${size.width}）`;
  const page = await stage.logIn(size);
  await page.goto("/requests");
  const wanted = card(page, /17:00–19:00/);
  await enter(wanted.locator("summary"));
  await enter(wanted.getByRole("button", { name: /お断りする$/ }));
  await sees(page.getByRole("alert").filter({ hasText: "わけを書いてください" }));
  await look(page, "requests-no-reason");
  await enter(wanted.locator("summary"));
  await type(wanted.getByLabel(/^わけ/), why);
  await look(page, "requests-reason");
  await enter(wanted.getByRole("button", { name: /お断りする$/ }));
  await sees(page.getByRole("status").filter({ hasText: "お受けできないことを" }));
  await sees(page.getByText(why));
  await until("the reason to reach the terminal", () => kept(why));
  await until("返事 to change", async () => await difference(page, waits, await answer(asked)) > CHANGED);
});

atBothSizes("what is taken meanwhile is said, and a free slot near it is given instead", () => stage, async (size) => {
  const asked = await ask(stage.corner, "10:00-12:00");
  const page = await stage.logIn(size);
  await page.goto(`/bookings/new?room=room-2&date=${asked.date}&from=10%3A00&to=12%3A00`);
  await page.getByLabel("何に使うか（職員だけが見ます）").fill("床の点検");
  await page.getByRole("button", { name: "保存する" }).click();
  await sees(page.getByText(/10:00–12:00、グループの部屋 2/));
  await page.goto("/requests");
  const wanted = card(page, /10:00–12:00/);
  await sees(wanted.getByText("この時間は、もう予約があります"));
  await look(page, "requests-taken");
  await enter(wanted.getByRole("button", { name: /ここで予約にする$/ }).first());
  await sees(page.getByRole("status").filter({ hasText: "予約にしました。" }));
});
