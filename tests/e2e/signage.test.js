// 掲示の週: a gap found, filled from where it is, a clash explained; and the handbook with its pictures.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, enter, look, sees, tabTo } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

const days = (page) => page.getByRole("region", { name: /^\d+月\d+日\(.\)/ });

atBothSizes("the week stands day by day and is turned by keys", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/playlists");
  await enter(page.getByRole("link", { name: "掲示の週を見る" }));
  await sees(page.getByRole("heading", { level: 1, name: /掲示の週/ }));
  assert.equal(await days(page).count(), 7);
  await sees(page.getByRole("heading", { name: "重なり" }));
  await sees(page.getByText("「夜の掲示」の優先（10）が、「ふだんの掲示」の優先（0）より大きいからです。"));
  const boxes = await days(page).evaluateAll((all) => all.map((day) => day.getBoundingClientRect().left));
  assert.equal(new Set(boxes).size, size.width > 900 ? 7 : 1, "side by side where there is room, else one under the other");
  await look(page, "signage-week");
  const first = await page.getByRole("heading", { level: 1 }).textContent();
  await enter(page.getByRole("link", { name: "次の週 →" }));
  await sees(page.getByRole("heading", { level: 1, name: /掲示の週/ }));
  assert.notEqual(await page.getByRole("heading", { level: 1 }).textContent(), first);
  await enter(page.getByRole("link", { name: "今週" }));
  await sees(page.getByRole("heading", { level: 1, name: first }));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("link", { name: "次の週 →" }).isVisible(), false, "paper has no ways on it");
  await page.emulateMedia({ media: "screen" });
});

atBothSizes("a gap leads to a form with its day and hours, and the draft is marked as not shown", () => stage, async (size) => {
  const page = await stage.logIn(size);
  // Everything that plays all day plays in the morning alone.
  await page.goto("/playlists");
  await page.getByRole("link", { name: "「ふだんの掲示」を直す" }).click();
  await sees(page.getByRole("button", { name: "公開する" }));
  const slides = page.getByRole("list", { name: "順番を変える" }).getByRole("listitem");
  for (let at = 0; at < await slides.count(); at += 1) {
    const slide = slides.nth(at);
    await slide.getByText("秒数・出す時").click();
    await slide.getByLabel("はじめの時刻").fill("09:00");
    await slide.getByLabel("おわりの時刻").fill("12:00");
  }
  await page.getByRole("button", { name: "公開する" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
  // The next week is whole: none of its days is over.
  await page.goto("/signage/week");
  await page.getByRole("link", { name: "次の週 →" }).click();
  await sees(page.getByText(/すきまが \d+か所 あります/));
  await look(page, "signage-week-gap");
  const way = page.getByRole("link", { name: /12:00–18:00：\s*新しい番組をここに$/ }).first();
  await tabTo(way);
  await page.keyboard.press("Enter");
  await sees(page.getByRole("heading", { level: 1, name: "再生リスト" }));
  assert.equal(await page.getByLabel("はじめの時刻").inputValue(), "12:00");
  assert.equal(await page.getByLabel("おわりの時刻").inputValue(), "18:00");
  const day = await page.getByLabel("出す日").inputValue();
  await page.getByLabel("名前").fill(`午後の番組 ${size.width}`);
  await look(page, "playlists-gap");
  await page.getByRole("button", { name: "作る" }).click();
  await sees(page.getByText(`${day}から${day}まで・毎日・12:00–18:00`));
  await page.goto(`/signage/week?date=${day}`);
  await sees(page.getByText("下書き（画面に出ません）").first());
  await sees(page.getByRole("link", { name: `午後の番組 ${size.width}` }).first());
  await look(page, "signage-week-draft");
  await page.goto("/playlists/daytime/history");
  await page.getByRole("listitem").last().getByRole("button").click();
  await sees(page.getByRole("heading", { level: 1 }));
});

atBothSizes("each sheet of the handbook shows its page", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/help");
  await look(page, "help");
  const pictures = page.getByRole("main").getByRole("img");
  assert.ok(await pictures.count() >= 15, "the sheets have pictures");
  await page.emulateMedia({ media: "print" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, "a sheet of paper holds them");
});
