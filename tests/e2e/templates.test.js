// Templates that staff change, a notice begun with one; and a draft kept beside what stands on the screens.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const published = (page) => sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
const publish = (page) => page.getByRole("button", { name: "公開する" }).click();

atBothSizes("a template is changed and a notice begins with it", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records");
  await page.getByRole("main").getByRole("link", { name: "ひな形", exact: true }).click();
  await sees(page.getByText("受けとりました").first());
  await look(page, "templates-list");
  await page.getByRole("main").getByRole("link", { name: "点検・工事" }).click();
  const words = `${size.width}番の機械を点検します。○時までです。`;
  await page.getByLabel(/^文(要ります)?$/).fill(words);
  await look(page, "template-form");
  await publish(page);
  await published(page);
  await look(page, "template-receipt");
  await page.goto("/notices/new");
  await page.getByText("ひな形から", { exact: true }).click();
  await look(page, "notice-templates");
  await page.getByRole("link", { name: "点検・工事" }).click();
  assert.equal(await page.getByLabel("本文", { exact: true }).inputValue(), words);
  await look(page, "notice-from-template");
});

atBothSizes("a draft is kept beside what is published, and opened by a colleague", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/desk");
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  const address = page.url();
  const cost = page.getByLabel(/^費用/);
  const before = await cost.inputValue();
  await cost.fill(`考え中の費用 ${size.width}`);
  await page.getByRole("button", { name: "公開はそのままで、下書きを取っておく" }).click();
  await sees(page.getByText("公開中の版が そのまま出ています"));
  await page.goto(address);
  assert.equal(await cost.inputValue(), before);
  await look(page, "draft-beside");
  await page.getByRole("link", { name: "下書きを開く" }).click();
  assert.equal(await cost.inputValue(), `考え中の費用 ${size.width}`);
  await look(page, "draft-opened");
  await publish(page);
  await published(page);
  await page.goto(address);
  assert.equal(await page.getByText("取っておいた下書きがあります").count(), 0);
});
