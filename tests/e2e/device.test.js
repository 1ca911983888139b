// One terminal from the console: it shows its name on the glass, and is set darker and quieter.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

atBothSizes("a terminal shows its name and is set darker, and its page says how that went", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/devices");
  await page.getByRole("link", { name: "15階の画面" }).first().click();
  await sees(page.getByRole("heading", { level: 1, name: "15階の画面" }));
  await sees(page.getByRole("img", { name: /./ }), GLASS_MS);
  await look(page, "device");
  await page.getByRole("button", { name: "この端末を光らせる" }).click();
  await sees(page.getByText(/この端末を光らせる：(頼みました|届きました)/));
  await sees(page.getByText(/この端末を光らせる：できました/), GLASS_MS);
  const brightness = String(size.width === 360 ? 80 : 60);
  await page.getByLabel("明るさ（％）").fill(brightness);
  await page.getByRole("button", { name: "保存する" }).click();
  await sees(page.getByText(/みほん 花子さんが 変えました/));
  assert.equal(await page.getByLabel("明るさ（％）").inputValue(), brightness);
  await look(page, "device-told");
});
