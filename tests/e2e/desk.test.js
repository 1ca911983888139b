// The desk's own pages: a month that goes out, a page for the next colleague, a visitor who asks, and an absence.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { Stage, atBothSizes, enter, look, sees, type } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const button = (page, name) => page.getByRole("button", { name });
const link = (page, name) => page.getByRole("link", { name });

atBothSizes("a month is commented on and taken out as a table and as a paper", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/consultations");
  await button(page, /^来所・\s*本人\s*を1件足す/).click();
  await page.getByRole("link", { name: /（月報）$/ }).click();
  await sees(page.getByRole("heading", { level: 1, name: /月報/ }));
  const words = `台風の日は電話が多くありました（${size.width}）。`;
  await page.getByLabel("ひとこと").fill(words);
  await button(page, "ひとことを保存する").click();
  await sees(page.getByRole("status").filter({ hasText: "ひとことを保存しました。" }));
  assert.equal(await page.getByLabel("ひとこと").inputValue(), words);
  await look(page, "report");
  for (const [name, magic] of [["Excelで出す", "PK"], ["PDFで出す", "%PDF"]]) {
    const arriving = page.waitForEvent("download");
    await link(page, name).click();
    const file = await arriving;
    const bytes = await readFile(await file.path());
    assert.equal(bytes.subarray(0, magic.length).toString("latin1"), magic, file.suggestedFilename());
    assert.match(file.suggestedFilename(), /^月報-\d{4}-\d{2}\.(xlsx|pdf)$/);
  }
  await link(page, "← 前の月").click();
  await sees(link(page, "次の月 →"));
});

atBothSizes("a page is left for whoever comes next, with the keyboard alone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const words = `紙を注文しました（${size.width}）`;
  await enter(link(page, /^(書く|読む・書く)$/));
  await type(page.getByLabel("次に窓口に入る人へ"), words);
  await enter(button(page, "保存する"));
  await sees(page.getByRole("status").filter({ hasText: "保存しました。" }));
  await look(page, "hand-over");
  await page.goto("/");
  await sees(page.getByText(words));
  await look(page, "today-hand-over");
});

atBothSizes("a visitor is shown a group in large type and takes its paper along", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await link(page, "窓口で案内").click();
  await look(page, "guide");
  await page.getByLabel("ことば").fill("非公開");
  await button(page, "さがす").click();
  await sees(page.getByText("窓口だけ・口で伝える"));
  await page.getByRole("list").getByRole("link").filter({ hasText: "見本" }).last().click();
  await sees(page.getByText("窓口だけの グループです。"));
  await look(page, "guide-desk-only");
  assert.equal(await link(page, "紙に印刷").count(), 0);
  await page.goto("/guide?q=さゆ");
  await page.getByRole("main").getByRole("link").filter({ hasText: "会" }).first().click();
  await look(page, "guide-group");
  await link(page, /紙/).first().click();
  await page.getByLabel("ことば").selectOption("en");
  await button(page, "このことばにする").click();
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await look(page, "guide-paper");
  await button(page, "印刷する").click();
  assert.equal(await page.title(), "printed");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("article").isVisible());
  for (const rest of [page.getByRole("navigation", { name: "ページ" }), button(page, "印刷する")]) {
    assert.ok(!(await rest.isVisible()), "a paper holds the slip alone");
  }
});

atBothSizes("the desk is away with one press and back with another", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await link(page, "不在モード").click();
  const until = new Date(Date.now() + 4 * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  await page.getByLabel("何日まで いませんか").fill(until);
  await button(page, "不在にする").click();
  await sees(page.getByText(/まで、窓口に人が いません$/));
  await look(page, "away");
  await page.goto("/");
  await sees(page.getByText(/まで 不在モードです。/));
  await look(page, "today-away");
  await button(page, "不在をやめる").click();
  await sees(page.getByText("いつもどおり 開いています"));
});

atBothSizes("one key veils every name, and pointing at one shows it", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/calls");
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link") }).last();
  const blur = () => row.locator(".grow").evaluate((it) => getComputedStyle(it).filter);
  assert.equal(await blur(), "none");
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/veil"));
  await page.keyboard.press("F9");
  await kept;
  assert.match(await blur(), /^blur/);
  await look(page, "veiled-calls");
  await page.reload();
  assert.match(await blur(), /^blur/, "it stays veiled on the next page");
  await row.hover();
  assert.equal(await blur(), "none");
  await page.mouse.move(0, 0);
  await page.getByRole("link", { name: /日程$/ }).last().focus();
  assert.equal(await blur(), "none", "and the keyboard points too");
  const gone = page.waitForResponse((answer) => answer.url().endsWith("/veil"));
  await button(page, /画面をぼかす/).click();
  await gone;
  assert.equal(await page.locator("body.veil").count(), 0);
  await page.reload();
  assert.equal(await page.locator("body.veil").count(), 0);
});
