// A kiosk becomes part of the corner: its code is typed, three words are compared, and きょう tells how its screen is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GLASS_MS, SIZES, Stage, atBothSizes, look, pair, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

atBothSizes("without a kiosk every page says so and shows the way", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await sees(page.getByText("まだ端末がつながっていません"));
  await look(page, "today-no-kiosk");
  await page.getByRole("link", { name: "端末をつなぐ" }).click();
  await sees(page.getByText("まだ端末がつながっていません"));
  await look(page, "devices-none");
  await page.getByLabel("端末の画面に出ている6文字").fill("AAAAAA");
  await page.getByRole("button", { name: "つぎへ" }).click();
  await sees(page.getByText("この番号の端末は待っていません"));
  assert.equal(await page.getByLabel("端末の画面に出ている6文字").inputValue(), "AAAAAA");
  await look(page, "devices-wrong-code");
});

atBothSizes("words that differ mean no", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const kiosk = await stage.corner.askingKiosk(size.width === 360 ? "KKKKKK" : "RRRRRR");
  await page.goto("/");
  await sees(page.getByText("つながるのを待っている端末があります"));
  await page.getByRole("link", { name: /つながるのを待っている端末/ }).click();
  await sees(page.getByRole("heading", { name: "つながるのを待っている端末があります" }));
  await look(page, "devices-waiting");
  await page.getByLabel("端末の画面に出ている6文字").fill(kiosk.code);
  await page.getByRole("button", { name: "つぎへ" }).click();
  await look(page, "pair");
  await page.getByRole("button", { name: "同じです。つなぐ" }).click();
  await sees(page.getByText("端末の名前を書いてください"));
  await look(page, "pair-unnamed");
  await page.getByRole("button", { name: "ちがう。つながない" }).click();
  await sees(page.getByText("つなぎませんでした"));
  assert.notEqual(await kiosk.paired, 0, "the kiosk was refused");
});

test("a kiosk is paired through the console, and きょう says what its screen shows since when", async () => {
  const page = await stage.logIn(SIZES[0]);
  const kiosk = await stage.corner.askingKiosk("AC3K9W");
  await page.goto("/devices");
  await pair(page, kiosk, "15階の画面");
  assert.equal(await kiosk.paired, 0);
  await stage.corner.startKiosk();
  await page.goto("/");
  const shows = page.getByText(/公開した内容が 映っています（\d\d:\d\dから）/);
  await sees(shows, GLASS_MS);
  const [, since] = (await shows.textContent()).match(/（(.*)から）/);
  const minutes = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const now = new Date().toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
  const ago = (minutes(now) - minutes(since) + 1440) % 1440;
  assert.ok(ago <= 5, `it began to show it just now, not ${ago} minutes ago`);
  await sees(page.getByRole("img", { name: /^いまの画面：/ }));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto("/");
    await look(page, "today");
    await page.goto("/devices");
    await look(page, "devices");
    await page.getByRole("link", { name: "この端末を切り離す" }).click();
    await look(page, "revoke");
    await page.getByRole("link", { name: "やめる" }).click();
  }
  await page.getByRole("link", { name: "この端末を切り離す" }).click();
  await page.getByRole("button", { name: "切り離す" }).click();
  await sees(page.getByText("端末を切り離しました。"));
  await page.getByText("切り離した端末（1台）").click();
  await look(page, "devices-gone");
});
