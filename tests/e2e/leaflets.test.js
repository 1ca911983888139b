// Leaflets: a PDF comes in, its pages lie in a row, it is published with a receipt; a bad file says what to do.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";
import { TOP } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const demo = (name) => readFile(join(TOP, "assets/demo/leaflets", name));

async function send(page, name, buffer) {
  await page.goto("/leaflets");
  await page.getByLabel("ファイル", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "入れる" }).press("Enter");
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : " in a browser without scripts";
  atBothSizes(`a PDF is looked through and published by keyboard${how}`, () => stage, async (size) => {
    const page = await stage.logIn(size, { scripts });
    await send(page, "はじめての会.pdf", await demo("memo-first.pdf"));
    await sees(page.getByText("3ページを受け取りました。"));
    await sees(page.getByRole("img", { name: "3ページ目" }));
    await sees(page.getByText("当日の 流れ"));
    if (scripts) await look(page, "leaflet-arrived");
    const title = `はじめての会のしおり ${size.width} ${scripts}`;
    await page.getByLabel("題", { exact: true }).fill(title);
    await page.getByRole("button", { name: "公開する" }).press("Enter");
    await sees(page.getByText("グループ（作った人）に確かめてから公開します。", { exact: false }));
    if (scripts) await look(page, "leaflet-refused");
    await page.getByLabel("グループ（作った人）に確認ずみ").press("Space");
    await page.getByLabel("確かめた方法").selectOption("会って");
    await page.getByRole("button", { name: "公開する" }).press("Enter");
    await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
    await sees(page.getByText("チラシの棚に 3ページで出ています。"));
    if (scripts) await look(page, "leaflet-receipt");
    await page.goto("/leaflets");
    await sees(page.getByRole("link", { name: title, exact: true }));
    if (scripts) await look(page, "leaflets");
  });
}

atBothSizes("a file that is no leaflet says what to do", () => stage, async (size) => {
  const page = await stage.logIn(size);
  const good = await demo("words-bench.pdf");
  for (const [name, file, why] of [
    ["切れた.pdf", good.subarray(0, 900), "こわれているか、途中で切れています"],
    ["表.xlsx", Buffer.from("PK\u0003\u0004 nothing of a leaflet"), "PDF・JPEG・PNG・WebPのどれでもありません"],
  ]) {
    await send(page, name, file);
    await sees(page.getByRole("alert").filter({ hasText: `「${name}」` }).filter({ hasText: why }));
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "入れられませんでした");
    await look(page, "leaflet-no-leaflet");
  }
});

for (const scripts of [true, false]) {
  const how = scripts ? "with the pointer" : "with numbers alone";
  atBothSizes(`a place on a page is made black ${how}`, () => stage, async (size) => {
    const page = await stage.logIn(size, { scripts });
    await send(page, "はじめての会.pdf", await demo("memo-first.pdf"));
    const before = await page.getByRole("link", { name: "1ページ目を大きく見る" }).getAttribute("href");
    await page.getByRole("link", { name: "1ページ目をぬりつぶす" }).press("Enter");
    await sees(page.getByRole("heading", { level: 1, name: "1ページ目をぬりつぶす" }));
    await page.getByRole("button", { name: "ぬりつぶす" }).press("Enter");
    await sees(page.getByText("ぬる所が まだありません。", { exact: false }));
    const first = page.getByRole("group", { name: "1か所目" });
    if (scripts) {
      const paper = await page.getByRole("img", { name: "1ページ目" }).boundingBox();
      const at = (x, y) => [paper.x + paper.width * x, paper.y + paper.height * y];
      await page.mouse.move(...at(0.6, 0.3));
      await page.mouse.down();
      await page.mouse.move(...at(0.2, 0.1));
      await page.mouse.up();
      for (const [label, wanted] of [["左から", 20], ["上から", 10], ["はば", 40], ["高さ", 20]]) {
        const typed = Number(await first.getByLabel(label).inputValue());
        assert.ok(Math.abs(typed - wanted) < 1.5, `${label}: ${typed} instead of ${wanted}`);
      }
      await look(page, "leaflet-blacken");
    } else {
      for (const [label, value] of [["左から", "20"], ["上から", "10"], ["はば", "40"], ["高さ", "20"]]) {
        await first.getByLabel(label).fill(value);
      }
    }
    await page.getByRole("button", { name: "ぬりつぶす" }).press("Enter");
    await sees(page.getByText("1ページ目を黒くしました。", { exact: false }));
    assert.notEqual(await page.getByRole("link", { name: "1ページ目を大きく見る" }).getAttribute("href"), before);
    if (scripts) await look(page, "leaflet-blackened");
  });
}
