// A list is imported in the browser: a mistake is told with its place, what would change is read, one press does it and one takes it back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, enter, look, sees, tabTo } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const HEAD = "id,title,reading,author,shelf,consent";
const button = (page, name) => page.getByRole("button", { name });
const table = (rows) => ({ name: "本の表.csv", mimeType: "text/csv", buffer: Buffer.from([HEAD, ...rows].join("\n")) });
const tally = (page, count, words) => sees(page.getByRole("listitem").filter({ hasText: new RegExp(`^${count}${words}$`) }));

/** Two books of this window alone. */
const rows = (size, shelf) => [
  `kiri-${size.width},霧の朝 ${size.width},きりのあさ,見本 七海,${shelf},kiosk`,
  `kumo-${size.width},雲の夜 ${size.width},くものよる,見本 八重,奥の棚,kiosk`,
];

atBothSizes("a table is looked through, imported in four presses, changed, and taken back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  let presses = 0;
  const press = async (locator) => {
    presses += 1;
    await locator.click();
  };
  await page.getByRole("link", { name: "登録のすべて" }).click();
  await page.getByRole("main").getByRole("link", { name: "取り込み" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "取り込み" }));
  await look(page, "imports");
  const got = page.waitForEvent("download");
  await page.getByRole("link", { name: /^本のひな形\s*CSV$/ }).click();
  const template = await readFile(await (await got).path(), "utf8");
  assert.ok(template.startsWith("\ufeff#") && template.includes("id,title,reading"), template);

  await page.getByRole("radio", { name: /^本/ }).check();
  await page.getByLabel("ファイル", { exact: true }).setInputFiles(table([rows(size, "入口の棚")[0], "x,<b>題</b>,,,,moon"]));
  await button(page, "中身を見る").click();
  const wrong = page.getByRole("alert").filter({ hasText: "取り込めません" });
  await sees(wrong.getByText("3行目「author」"));
  await sees(wrong.getByText("3行目「consent」"));
  await look(page, "imports-wrong");

  await press(page.getByRole("radio", { name: /^本/ }));
  presses += 1;
  await page.getByLabel("ファイル", { exact: true }).setInputFiles(table(rows(size, "入口の棚")));
  await press(button(page, "中身を見る"));
  await sees(page.getByRole("heading", { level: 1, name: "どう変わるか" }));
  await tally(page, 2, "新しく入る");
  await page.getByText(`中身を見る：霧の朝 ${size.width}`).click();
  await sees(page.getByText("入口の棚"));
  await look(page, "import-look");
  await press(button(page, "この内容で取り込む"));
  await sees(page.getByRole("status").filter({ hasText: "取り込みました" }));
  assert.ok(presses <= 4, `${presses} presses`);
  await look(page, "import-receipt");
  await page.getByRole("link", { name: `霧の朝 ${size.width}` }).click();
  assert.equal(await page.getByLabel(/^棚の場所/).inputValue(), "入口の棚");

  await page.goto("/imports?kind=books");
  await page.getByLabel("ファイル", { exact: true }).setInputFiles(table(rows(size, "窓がわの棚")));
  await button(page, "中身を見る").click();
  await tally(page, 1, "変わる");
  await tally(page, 1, "今と同じ");
  await sees(page.getByText(/変わる所：棚の場所/));
  await page.getByText(`前と後を見る：霧の朝 ${size.width}`).click();
  await look(page, "import-look-changed");
  await button(page, "この内容で取り込む").click();
  await sees(page.getByRole("heading", { level: 1, name: "取り込みの控え" }));
  await button(page, "1件を 元にもどす").click();
  await sees(page.getByRole("status").filter({ hasText: "元にもどしました" }));
  await look(page, "import-undone");
  await page.goto(`/records/book/kiri-${size.width}`);
  assert.equal(await page.getByLabel(/^棚の場所/).inputValue(), "入口の棚");
});

atBothSizes("without scripts the same pages do the same", () => stage, async (size) => {
  const page = await stage.logIn(size, { scripts: false });
  await page.goto("/imports?kind=books");
  await page.getByLabel("ファイル", { exact: true }).setInputFiles(table([`yuki-${size.width},雪の昼,ゆきのひる,見本 九重,上の棚,kiosk`]));
  await button(page, "中身を見る").click();
  await tally(page, 1, "新しく入る");
  await button(page, "画面をぼかす").click();
  await sees(page.getByText("覗き見モードです"));
  await tally(page, 1, "新しく入る");
  await button(page, "画面をぼかす").click();
  await button(page, "この内容で取り込む").click();
  await sees(page.getByRole("status").filter({ hasText: "取り込みました" }));
});

atBothSizes("a table is imported and taken back by keyboard alone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/imports");
  const dialogue = page.waitForEvent("filechooser", { timeout: GLASS_MS });
  await tabTo(page.getByRole("radio").first());
  for (let at = 0; at < 3; at += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: /^本/ }).isChecked());
  await tabTo(page.getByLabel("ファイル", { exact: true }));
  await page.keyboard.press("Enter");
  await (await dialogue).setFiles(table([`hosi-${size.width},星の朝 ${size.width},ほしのあさ,見本 七海,下の棚,kiosk`]));
  await enter(button(page, "中身を見る"));
  await sees(page.getByRole("heading", { level: 1, name: "どう変わるか" }));
  await page.keyboard.press("F9");
  await sees(page.getByText("覗き見モードです"));
  await look(page, "import-look-veiled");
  await page.keyboard.press("F9");
  await enter(button(page, "この内容で取り込む"));
  await sees(page.getByRole("status").filter({ hasText: "取り込みました" }));
  await enter(button(page, "1件を 元にもどす"));
  await sees(page.getByRole("status").filter({ hasText: "元にもどしました" }));
});
