// Pictures: a good one is taken in and described; a bad one is refused by its name, and what was typed stays.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

/** A photograph, different for each colour. */
async function photograph(page, colour) {
  const url = await page.evaluate((fill) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1080, 1920];
    const draw = canvas.getContext("2d");
    draw.fillStyle = fill;
    draw.fillRect(0, 0, 1080, 1920);
    for (let at = 0; at < 60; at += 1) draw.clearRect(at * 18, at * 32, 90, 40);
    return canvas.toDataURL("image/jpeg");
  }, colour);
  return Buffer.from(url.split(",")[1], "base64");
}

async function send(page, alt, name, buffer) {
  await page.getByLabel("何の画像か").fill(alt);
  await page.getByLabel("ファイル", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "入れる" }).click();
}

const alert = (page, words) => page.getByRole("alert").filter({ hasText: words });

for (const scripts of [true, false]) {
  const how = scripts ? "" : " in a browser without scripts";
  atBothSizes(`a file that is no whole picture is refused and the words stay${how}`, () => stage, async (size) => {
    const page = await stage.logIn(size, { scripts });
    await page.goto("/pictures");
    const good = await photograph(page, `rgb(1 2 ${size.width % 255})`);
    const bad = [
      ["切れた写真.jpg", good.subarray(0, good.length / 2), "途中で切れているか、こわれています"],
      ["表.xlsx", Buffer.from("PK\u0003\u0004 nothing of a picture"), "JPEG・PNG・WebPの画像ではありません"],
      ["大きな写真.jpg", Buffer.concat([good, Buffer.alloc(24 * 1024 * 1024)]), "大きすぎます"],
    ];
    for (const [name, file, why] of bad) {
      await send(page, "冬のつどいのチラシ", name, file);
      await sees(alert(page, `「${name}」`).filter({ hasText: why }).first());
      assert.equal(await page.getByLabel("何の画像か").inputValue(), "冬のつどいのチラシ", name);
      if (scripts) await look(page, `pictures-refused-${why.slice(0, 4)}`);
    }
  });
}

atBothSizes("a picture is taken in, described, used nowhere, and deleted", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/pictures");
  await look(page, "pictures");
  const words = `みほんの絵 ${size.width}`;
  await send(page, words, "みほん.jpg", await photograph(page, `rgb(200 90 ${size.width % 255})`));
  await sees(page.getByRole("status").filter({ hasText: "画像を入れました" }));
  await sees(page.getByRole("img", { name: words }));
  await look(page, "pictures-kept");
  await page.getByRole("link", { name: words, exact: true }).last().click();
  await sees(page.getByText("どこにも使っていません。"));
  await page.getByLabel("何の画像か").fill(`${words}（直した）`);
  await page.getByRole("button", { name: "ことばを保存する" }).click();
  await sees(page.getByRole("heading", { level: 1, name: `${words}（直した）` }));
  await look(page, "picture");
  await page.getByRole("button", { name: "この画像を消す" }).click();
  await sees(page.getByRole("status").filter({ hasText: "画像を消しました。" }));
});
