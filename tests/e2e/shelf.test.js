// The shelf of books and the board: a book marked as lent, and a proposal that staff read before anybody else does.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const published = (page) => sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
const publish = (page) => page.getByRole("button", { name: "公開する" }).click();

atBothSizes("a book is put on the shelf and marked as lent", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records");
  await page.getByRole("main").getByRole("link", { name: "本", exact: true }).click();
  await sees(page.getByRole("heading", { level: 1, name: "本" }));
  await look(page, "books-list");
  await page.getByRole("link", { name: "新しく書く" }).click();
  const title = `{灯台|とうだい}の{本|ほん} ${size.width}`;
  for (const [label, words] of [["題", title], ["よみ", "とうだいのほん"], ["著者", "見本 灯"], ["棚の場所", "窓がわの棚"]]) {
    await page.getByLabel(new RegExp(`^${label}(要ります)?$`)).fill(words);
  }
  await page.getByLabel("今あるか").selectOption({ label: "棚にあります" });
  await look(page, "book-form");
  await publish(page);
  await published(page);
  await look(page, "book-receipt");
  await page.getByRole("link", { name: "もう一度直す" }).click();
  await page.getByLabel("今あるか").selectOption({ label: "貸出中" });
  await publish(page);
  await published(page);
  await page.goto(`/records/book?q=${encodeURIComponent("灯台の本")}`);
  await sees(page.getByText("貸出中").first());
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await page.getByRole("link", { name: "前の版" }).click();
  await page.getByText(/^変えた所/).first().click();
  await sees(page.getByText("棚にあります").last());
  await look(page, "book-history");
});

atBothSizes("a proposal stays inside until somebody at the desk has read it", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/records/proposal");
  await look(page, "proposals-list");
  await page.goto("/records/proposal/new");
  const fill = (label, words) => page.getByLabel(new RegExp(`^${label}(要ります)?$`)).fill(words);
  await fill("題", `いっしょに星を見る ${size.width}`);
  await fill("よみ", "いっしょにほしをみる");
  await fill("だれから（呼ばれたい名で）".replaceAll(/[（）]/g, "."), "星のすきな人");
  await fill("目的", "冬の星を見ます。連絡は 000-0000-1234 へ。");
  assert.notEqual(await page.getByLabel(/^おわりの日/).inputValue(), "", "a last day stands there already");
  await publish(page);
  await sees(page.getByText("返事は窓口を通します").first());
  await look(page, "proposal-contact");
  await fill("目的", "冬の星を見ます。");
  await publish(page);
  await published(page);
  await sees(page.getByText("職員が読むまでは、端末に出ません。"));
  await look(page, "proposal-unread");
  await page.getByRole("link", { name: "もう一度直す" }).click();
  await page.getByRole("checkbox", { name: /^読みました/ }).check();
  await publish(page);
  await published(page);
  assert.equal(await page.getByText("職員が読むまでは").count(), 0);
  await look(page, "proposal-receipt");
});
