// Every other page at both widths: other moments of the screen, receipts of old, addresses where nothing is.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

atBothSizes("the screen at another moment", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/screen");
  await look(page, "screen");
  await page.getByLabel("日", { exact: true }).fill("2026-12-05");
  await page.getByLabel("時刻", { exact: true }).fill("10:00");
  await page.getByRole("button", { name: "その時刻の画面を見る" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "12月5日(土) 10:00 の画面" }));
  const other = page.getByRole("list", { name: "この時刻の順番" }).getByRole("link").nth(1);
  const name = await other.getAttribute("aria-label");
  await other.click();
  await sees(page.getByRole("img", { name }));
  await look(page, "screen-other");
});

atBothSizes("an address where nothing is says so and shows the way", () => stage, async (size) => {
  const page = await stage.logIn(size);
  for (const path of ["/notices/nothing", "/playlists/nothing", "/pictures/nothing", "/no/such/page"]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 404, path);
    await sees(page.getByRole("heading", { level: 1, name: "見つかりません" }));
    await look(page, "nothing-here");
  }
  await page.getByRole("link", { name: "きょうのページへ" }).click();
  await sees(page.getByRole("heading", { level: 1, name: /きょう/ }));
});

atBothSizes("a new playlist begins with its first slide and is not published yet", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/playlists");
  await page.getByRole("button", { name: "作る" }).click();
  await sees(page.getByText("名前を書いてください。"));
  await look(page, "playlists-unnamed");
  await page.getByLabel("名前").fill(`行事の日 ${size.width}`);
  await page.getByRole("button", { name: "作る" }).click();
  await sees(page.getByText("まだ公開していません", { exact: true }));
  await look(page, "playlist-new");
  await page.getByRole("button", { name: /をはずす$/ }).click();
  await look(page, "playlist-empty");
});

atBothSizes("a playlist is published and its receipt says that no screen is there", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/playlists");
  await page.getByRole("link", { name: /を直す$/ }).first().click();
  await page.getByRole("button", { name: "公開する" }).click();
  await sees(page.getByText("端末がつながっていないので、映る画面がありません。"));
  await look(page, "receipt-no-kiosk");
});
