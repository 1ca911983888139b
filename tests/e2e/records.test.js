// Every kind of record at one place: found, written beside its translation, changed by two people, and brought back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, enter, look, sees, tabTo, type } from "./browser.js";
import { HANAKO, JIRO } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const published = (page) => sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
const publish = (page) => page.getByRole("button", { name: "公開する" }).click();

atBothSizes("every kind of record has a list and a form", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("link", { name: "登録のすべて" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "登録のすべて" }));
  await look(page, "records");
  const kinds = ["グループ", "イベント", "部屋", "開館日・窓口の日", "相談できる所・資源", "すぐ話せる所", "テーマ"];
  for (const [number, kind] of kinds.entries()) {
    await page.goto("/records");
    await page.getByRole("main").getByRole("link", { name: kind, exact: true }).click();
    await sees(page.getByRole("heading", { level: 1, name: kind }));
    await look(page, `records-${number}-list`);
    await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
    await sees(page.getByRole("button", { name: "公開する" }));
    await look(page, `records-${number}-form`);
  }
});

atBothSizes("a word for the search is added to those the terminal knows", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records");
  await page.getByRole("link", { name: "コーナーのこと・さがすことば" }).click();
  await page.getByText("ことばを足す").click();
  const row = page.locator("details.part-row").filter({ hasText: "ことばを足す" });
  await row.getByLabel("どうするか").selectOption({ label: "同じ意味のことば（どれでさがしても、同じものが見つかる）" });
  await row.getByLabel("ことば（1行に1つ）").fill(`灯台${size.width}\nとうだい`);
  await look(page, "record-words");
  await publish(page);
  await published(page);
});

atBothSizes("a helpline is narrowed down to, corrected, and its old version brought back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/helpline");
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  const fee = page.getByLabel("料金").first();
  const before = await fee.inputValue();
  await fee.fill("");
  await page.getByLabel("確認した日").fill("2026-11-20");
  await publish(page);
  await sees(page.getByRole("alert").filter({ hasText: "1か所を直してください" }));
  await sees(page.getByText("料金を書いてください。"));
  await look(page, "record-wrong");
  const words = `1分10円 ${size.width}`;
  await fee.fill(words);
  await publish(page);
  await published(page);
  await page.getByRole("link", { name: "もう一度直す" }).click();
  assert.equal(await fee.inputValue(), words);
  await page.getByRole("link", { name: "前の版" }).click();
  await page.getByText(/^変えた所/).first().click();
  await sees(page.getByText(words).last());
  await look(page, "record-history");
  await page.getByRole("button", { name: /^この版にもどす/ }).first().click();
  await published(page);
  await page.getByRole("link", { name: "もう一度直す" }).click();
  assert.equal(await fee.inputValue(), before);
});

atBothSizes("of two people at one record both are heard", () => stage, async (size) => {
  const [hanako, jiro] = [await stage.logIn(size), await stage.logIn(size, { who: JIRO })];
  await hanako.goto("/records/desk");
  await hanako.getByRole("main").getByRole("listitem").last().getByRole("link").first().click();
  await sees(hanako.getByRole("button", { name: "公開する" }));
  await jiro.goto(hanako.url());
  await hanako.getByLabel("費用").fill(`花子の費用 ${size.width}`);
  await publish(hanako);
  await published(hanako);
  await jiro.getByLabel("持ち物").fill(`次郎の持ち物 ${size.width}`);
  await publish(jiro);
  await sees(jiro.getByRole("alert").filter({ hasText: `${HANAKO.name}さんが先に保存していました` }));
  assert.equal(await jiro.getByLabel("費用").inputValue(), `花子の費用 ${size.width}`);
  assert.equal(await jiro.getByLabel("持ち物").inputValue(), `次郎の持ち物 ${size.width}`);
  await look(jiro, "record-conflict");
  await publish(jiro);
  await published(jiro);
});

atBothSizes("a group is written beside its translation, and its dates follow the typing", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/group?q=白湯");
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await page.getByLabel("ならべて書くことば").selectOption("ja-easy");
  await page.getByRole("button", { name: "ならべる" }).click();
  // What is typed before the page is whole is checked with the next key.
  await page.waitForLoadState();
  const easy = page.getByLabel("紹介（二文くらい）（やさしい日本語）");
  await easy.fill("{話|はな}します。参加は申請が必要です。");
  await sees(page.getByText(/^ふりがなを付ける：参加/));
  await look(page, "record-beside");
  await page.getByText("会を足す").click();
  const row = page.locator("details.part-row").filter({ hasText: "会を足す" });
  await row.getByLabel("会の種類").selectOption({ label: "例会" });
  await row.getByLabel("はじめの日").fill("2026-01-01");
  await row.getByLabel("くり返し方").selectOption({ label: "毎月 第○○曜日（最終も）" });
  await row.getByRole("checkbox", { name: "第2", exact: true }).check();
  await row.getByRole("checkbox", { name: "木", exact: true }).check();
  await sees(row.getByText(/^これからの10回/));
  await look(page, "record-dates");
  let asked = false;
  page.once("dialog", (dialog) => { asked = true; dialog.accept(); });
  await page.getByRole("link", { name: "登録のすべて" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "登録のすべて" }));
  assert.ok(asked, "leaving with unsaved words is asked about");
});

atBothSizes("a new group's talk becomes a draft and a paper to check", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/group");
  await page.getByRole("link", { name: "新しいグループの話を聞く" }).click();
  await look(page, "intake");
  await page.getByRole("button", { name: "下書きにして、紙を出す" }).click();
  await sees(page.getByText("名前を書いてください。"));
  await look(page, "intake-wrong");
  const name = `灯台の会 ${size.width}`;
  for (const [label, words] of [["名前", name], ["よみ", "とうだいのかい"], ["紹介（グループのことばで、二文くらい）", "話す会です。"], ["地域", "汐路市"], ["費用", "無料"]]) {
    await page.getByLabel(new RegExp(`^${label.replaceAll(/[（）]/g, ".")}(要ります)?$`)).fill(words);
  }
  await page.getByRole("checkbox", { name: /^窓口職員が|^窓口/ }).first().check();
  await page.getByRole("button", { name: "下書きにして、紙を出す" }).click();
  await sees(page.getByRole("heading", { level: 1, name }));
  await sees(page.getByRole("row", { name: /窓口.*よい/ }).first());
  await look(page, "intake-paper");
});

atBothSizes("a theme is written by keyboard alone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/theme/new");
  await type(page.getByLabel(/^名前/), `しずかに過ごす ${size.width}`);
  await type(page.getByLabel(/^よみ/), "しずかにすごす");
  await type(page.getByLabel(/^ひとこと/), "音のすくない所で。");
  await tabTo(page.getByRole("button", { name: "公開する" }));
  await enter(page.getByRole("button", { name: "公開する" }));
  await published(page);
});
