// An emergency from the browser: two presses out, two presses back, and every page says that it stands.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

atBothSizes("an emergency is looked at, published, seen by every page, and ended", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("link", { name: "緊急の画面" }).focus();
  await page.keyboard.press("Enter");
  await sees(page.getByRole("heading", { level: 1, name: "緊急の画面" }));
  await look(page, "emergency");
  await prepare(page);
  await sees(page.getByRole("img", { name: "画面に出る絵" }));
  await look(page, "emergency-confirm");
  await page.goto("/");
  assert.equal(await page.getByText("緊急の画面「停電しています」").count(), 0, "one press publishes nothing");
  await page.goto("/emergency");
  await prepare(page);
  await page.getByRole("button", { name: "今すぐ出す" }).click();
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
  await look(page, "emergency-receipt");
  for (const path of ["/", "/notices", "/playlists", "/pictures", "/devices"]) {
    await page.goto(path);
    await sees(page.getByText("緊急の画面「停電しています」が出ています"));
  }
  await look(page, "emergency-stands");
  await page.getByRole("link", { name: "終わりにする" }).click();
  await page.getByRole("button", { name: "終わりにする" }).click();
  await sees(page.getByText("15階の画面から 消えました"), GLASS_MS);
  await look(page, "emergency-ended");
});

/** The first press: shows what would appear, and publishes nothing. */
async function prepare(page) {
  await page.getByRole("radio", { name: /停電/ }).check();
  await page.getByLabel("付け加える文（なくてもよい）").fill("東の階段を使ってください。");
  await page.getByRole("button", { name: "出るものを確かめる" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "この内容を出しますか" }));
}
