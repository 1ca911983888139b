// Whole jobs with the keyboard alone: every control is reached by Tab, its focus can be seen, and Enter does it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, enter, sees, tabTo, type } from "./browser.js";
import { HANAKO } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

const button = (page, name) => page.getByRole("button", { name });
const shown = (page) => sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);

atBothSizes("log in, write a notice, publish it and take it back", () => stage, async (size) => {
  const page = await stage.open(size);
  await page.goto("/login");
  await type(page.getByLabel("ログイン名"), HANAKO.login);
  await type(page.getByLabel("パスワード"), HANAKO.password);
  await page.keyboard.press("Enter");
  await enter(page.getByRole("link", { name: "お知らせ", exact: true }));
  await enter(page.getByRole("link", { name: "お知らせを書く" }));
  await type(page.getByLabel("題", { exact: true }), "キーだけで書いた題");
  await type(page.getByLabel("本文", { exact: true }), "本文もキーだけです。");
  await enter(button(page, "公開する"));
  await shown(page);
  await enter(button(page, "公開を取り消す"));
  await sees(page.getByRole("heading", { level: 1, name: "消しました" }));
});

atBothSizes("move a slide of the playlist and publish the order", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await enter(page.getByRole("link", { name: "再生リスト", exact: true }));
  await enter(page.getByRole("listitem").filter({ hasText: "出ています" }).getByRole("link", { name: /を直す$/ }));
  const up = page.getByRole("button", { name: /を上へ$/ }).nth(1);
  const name = (await up.getAttribute("aria-label")).replace(/を上へ$/, "");
  await enter(up);
  await sees(page.getByText("まだ公開していません", { exact: true }));
  const first = page.getByRole("list", { name: "順番を変える" }).getByRole("listitem").first();
  await sees(first.getByText(name));
  const went = (slide) => document.activeElement?.getAttribute("aria-label")?.startsWith(slide);
  await page.waitForFunction(went, name);
  await enter(button(page, "公開する"));
  await shown(page);
});

atBothSizes("take a picture in", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await enter(page.getByRole("link", { name: "画像", exact: true }));
  await sees(page.getByRole("heading", { level: 1, name: "画像" }));
  // The browser hands over its dialogue only from the moment it has heard that somebody waits for it.
  const dialogue = page.waitForEvent("filechooser", { timeout: GLASS_MS });
  await type(page.getByLabel("何の画像か"), "キーで入れた絵");
  await tabTo(page.getByLabel("ファイル", { exact: true }));
  await page.keyboard.press("Enter");
  const chooser = await dialogue;
  const url = await page.evaluate((side) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [side, side];
    canvas.getContext("2d").fillRect(0, 0, side / 2, side);
    return canvas.toDataURL();
  }, size.width);
  await chooser.setFiles({ name: "キー.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1], "base64") });
  await enter(button(page, "入れる"));
  await sees(page.getByRole("status").filter({ hasText: "画像を入れました" }));
});

atBothSizes("the first Tab leads past the ways to the page itself", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/notices/new");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "本文へ" });
  assert.ok(await skip.evaluate((it) => it === document.activeElement));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.getElementById("main").contains(document.activeElement));
  assert.ok(inside, "the next Tab is inside the page");
});
