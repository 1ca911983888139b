// 電話を受けた: one date is changed in at most eight presses, reaches the glass, and is confirmed or taken back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

atBothSizes("a date is called off while somebody is on the telephone", () => stage, async (size) => {
  const page = await stage.logIn(size);
  let presses = 0;
  const press = async (locator) => { presses += 1; await locator.click(); };
  await press(page.getByRole("link", { name: "電話を受けた" }));
  await sees(page.getByRole("heading", { level: 1, name: "電話を受けた" }));
  await look(page, "calls");
  await page.getByLabel("名前か読みの はじめの字").fill("さゆ");
  await press(page.getByRole("button", { name: "しぼる" }));
  await press(page.getByRole("link", { name: "白湯の会", exact: true }));
  await sees(page.getByRole("heading", { name: "かけ直す先" }));
  await look(page, "call-group");
  await press(page.getByRole("link", { name: /この日だけ変える$/ }).nth(size.width === 360 ? 3 : 2));
  await press(page.getByLabel("この日は 中止"));
  await page.getByLabel(/^中止の理由/).fill("会場の工事");
  await look(page, "call");
  await press(page.getByRole("button", { name: "保存して公開する" }));
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
  assert.ok(presses <= 8, `${presses} presses`);
  await page.goto("/");
  await page.getByRole("link", { name: /確かめる/ }).first().click();
  await look(page, "call-told");
  await page.getByRole("button", { name: "確かめました。このとおりです" }).click();
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
  await look(page, "call-receipt");
  await page.getByRole("button", { name: "元にもどす" }).click();
  await sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);
});
