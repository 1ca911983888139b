// Notices: written, looked at as the kiosk draws them, published until the glass shows them, and taken back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, difference, look, sees } from "./browser.js";
import { HANAKO, JIRO } from "./corner.js";

/** Two drawings of the same slide differ less; two slides with different words differ more. Mean of all channels. */
const SAME_SLIDE = 1.0;

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

const title = (page) => page.getByLabel("題", { exact: true });
const body = (page) => page.getByLabel("本文", { exact: true });
const publish = (page) => page.getByRole("button", { name: "公開する" });
const preview = (page) => page.getByRole("complementary", { name: "画面に出る絵" }).getByRole("img");

/** Writes a notice and publishes it; its address. */
async function write(page, words, text = "階段を使えない方は、守衛室へ声をかけてください。") {
  await page.goto("/notices/new");
  await title(page).fill(words);
  await body(page).fill(text);
  await publish(page).click();
  await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
  return new URL(page.url()).pathname.replace("/receipt/notice/", "/notices/");
}

/** Published versions of a notice. */
async function published(page, notice) {
  await page.goto(`${notice}/history`);
  return page.getByRole("listitem").filter({ hasText: "公開" }).count();
}

/** The preview of what is typed, and the minute it shows. */
async function lookAt(page) {
  const minute = () => new Date().toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" }).slice(0, 16);
  for (;;) {
    const before = minute();
    await page.getByRole("button", { name: "見てみる" }).click();
    await sees(preview(page));
    const picture = await preview(page).getAttribute("src");
    if (before === minute()) return { picture, minute: before };
  }
}

atBothSizes("a notice is written, looked at, published, seen on the glass and taken back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("link", { name: "お知らせ", exact: true }).click();
  await look(page, "notices");
  await page.getByRole("link", { name: "お知らせを書く" }).click();
  await sees(preview(page));
  await look(page, "notice-new");
  const empty = await preview(page).getAttribute("src");
  await title(page).fill("{点検|てんけん}のお知らせ");
  await body(page).fill("12月8日の午前、エレベーターは1台だけ動きます。");
  await page.waitForFunction((old) => document.querySelector("#look img").src !== old, empty);
  assert.ok(await difference(page, await preview(page).getAttribute("src"), empty) > SAME_SLIDE,
    "the drawing follows the typing");

  const drawn = await lookAt(page);
  await look(page, "notice-looked-at");
  await publish(page).click();
  await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
  await look(page, "receipt-waiting");
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
  await look(page, "receipt");

  const notice = new URL(page.url()).pathname.replace("/receipt/notice/", "");
  const file = await stage.corner.shot(`signage:notice/${notice}`, drawn.minute);
  const glass = `data:image/png;base64,${file.toString("base64")}`;
  assert.ok(await difference(page, drawn.picture, glass) < SAME_SLIDE, "the preview is what the kiosk draws");
  assert.ok(await difference(page, empty, glass) > SAME_SLIDE, "and the comparison can tell two slides apart");

  await page.getByRole("button", { name: "公開を取り消す" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "消しました" }));
  await sees(page.getByText(/15階の画面から 消えました/), GLASS_MS);
  await look(page, "receipt-undone");
  await page.getByRole("button", { name: "消すのをやめる" }).click();
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
});

atBothSizes("what is wrong is said beside its field and nothing typed is lost", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/notices/new");
  await body(page).fill("題のない本文");
  await page.getByLabel("はじめの日").fill("2030-01-02");
  await page.getByLabel("おわりの日").fill("2030-01-01");
  await page.getByRole("checkbox", { name: /さわって読む人/ }).uncheck();
  await publish(page).click();
  await sees(page.getByRole("alert").filter({ hasText: "3か所を直してください" }));
  await sees(page.getByText("題を書いてください。"));
  await sees(page.getByText("おわりの日が、はじめの日より前です"));
  assert.equal(await body(page).inputValue(), "題のない本文");
  assert.equal(await title(page).getAttribute("aria-invalid"), "true");
  await look(page, "notice-wrong");
});

atBothSizes("a draft stays in until it is published", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/notices/new");
  const words = `下書きの題 ${size.width}`;
  await title(page).fill(words);
  await page.getByRole("button", { name: "下書きのまま保存する" }).click();
  await sees(page.getByText("下書きを保存しました。まだ画面には出ていません。"));
  await look(page, "notices-draft");
  await page.goto("/");
  await sees(page.getByText(`下書き「${words}」`));
  await page.getByRole("link", { name: new RegExp(`下書き「${words}」`) }).click();
  await look(page, "notice-draft");
  await page.getByRole("link", { name: "消す" }).click();
  await look(page, "notice-delete");
  await page.getByRole("button", { name: "消す" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "消しました" }));
});

for (const scripts of [true, false]) {
  const how = scripts ? "" : " in a browser without scripts";
  atBothSizes(`a double click publishes once${how}`, () => stage, async (size) => {
    const page = await stage.logIn(size, { scripts });
    await page.goto("/notices/new");
    await title(page).fill(`二度押した題 ${size.width}`);
    await body(page).fill("一度だけ出ます。");
    await publish(page).dblclick();
    await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
    const notice = new URL(page.url()).pathname.replace("/receipt/notice/", "/notices/");
    assert.equal(await published(page, notice), 1);
    await page.goto(notice);
    await body(page).fill("直しも一度だけ出ます。");
    await publish(page).dblclick();
    await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
    assert.equal(await published(page, notice), 2);
  });
}

atBothSizes("of two people who change the same notice neither loses a word", () => stage, async (size) => {
  const [hanako, jiro] = [await stage.logIn(size), await stage.logIn(size, { who: JIRO })];
  const notice = await write(hanako, "もとの題");
  await hanako.goto(notice);
  await jiro.goto(notice);
  await title(hanako).fill("花子の題");
  await publish(hanako).click();
  await sees(hanako.getByRole("heading", { level: 1, name: "公開しました" }));
  await title(jiro).fill("次郎の題");
  await body(jiro).fill("次郎の本文");
  await publish(jiro).click();
  const conflict = jiro.getByRole("alert").filter({ hasText: `${HANAKO.name}さんが先に保存していました` });
  await sees(conflict);
  await sees(conflict.getByText("花子の題"));
  assert.equal(await title(jiro).inputValue(), "次郎の題");
  assert.equal(await body(jiro).inputValue(), "次郎の本文");
  await look(jiro, "notice-conflict");
  await publish(jiro).click();
  await sees(jiro.getByRole("heading", { level: 1, name: "公開しました" }));
  await jiro.goto(`${notice}/history`);
  for (const words of ["もとの題", "花子の題", "次郎の題"]) await sees(jiro.getByText(words, { exact: true }).last());
  await look(jiro, "notice-history");
  await jiro.getByRole("listitem").filter({ hasText: "花子の題" }).getByRole("button").click();
  await sees(jiro.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
  await hanako.goto(notice);
  assert.equal(await title(hanako).inputValue(), "花子の題");
});
