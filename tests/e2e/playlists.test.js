// The order of the playlist: changed by buttons, published, followed to the glass, taken back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { GLASS_MS, Stage, atBothSizes, look, sees } from "./browser.js";
import { HANAKO, JIRO } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: true }); });
after(() => stage.strike());

const publish = (page) => page.getByRole("button", { name: "公開する" });
const names = (page) => page.getByRole("list", { name: "順番を変える" }).getByRole("listitem")
  .evaluateAll((items) => items.map((item) => item.querySelector(".name").textContent.replace(/^\d+\. /, "")));

/** Opens the list that plays at this hour. */
async function open(page) {
  await page.goto("/playlists");
  const plays = page.getByRole("listitem").filter({ hasText: "出ています" });
  await plays.getByRole("link", { name: /を直す$/ }).click();
  await sees(publish(page));
}

/** Waits until the receipt says that the screen shows it. */
const shown = (page) => sees(page.getByText(/15階の画面に \d\d:\d\d:\d\d から 映っています/), GLASS_MS);

atBothSizes("a slide moves up, the glass follows, and the order comes back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/playlists");
  await look(page, "playlists");
  await open(page);
  await look(page, "playlist");
  const before = await names(page);
  const [first, second, ...rest] = before;
  await page.getByRole("button", { name: `${second}を上へ` }).click();
  await sees(page.getByText("まだ公開していません", { exact: true }));
  assert.deepEqual(await names(page), [second, first, ...rest]);
  await look(page, "playlist-moved");
  await publish(page).click();
  await shown(page);
  await look(page, "receipt-playlist");
  await open(page);
  assert.deepEqual(await names(page), [second, first, ...rest]);
  await page.goBack();
  await page.goBack();
  await page.getByRole("button", { name: "元にもどす" }).click();
  await shown(page);
  await open(page);
  assert.deepEqual(await names(page), before);
});

atBothSizes("a slide is added and taken out, and a wrong length is told beside it", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await open(page);
  await page.getByRole("button", { name: "終わりに加える" }).click();
  await sees(page.getByText("加えるものを選んでください。"));
  await page.getByLabel("加えるもの").selectOption({ label: "自動：ここはどんな所か" });
  await page.getByRole("button", { name: "終わりに加える" }).click();
  const added = page.getByRole("list", { name: "順番を変える" }).getByRole("listitem").last();
  await sees(added.getByText("自動：ここはどんな所か"));
  await added.getByText("秒数・出す時").click();
  await added.getByLabel("秒数（10〜300）").fill("999");
  await publish(page).click();
  await sees(page.getByText("10から300までの数にしてください。"));
  await look(page, "playlist-wrong");
  await added.getByRole("button", { name: /をはずす$/ }).click();
  await sees(added.getByText("公開するとはずれます"));
  await look(page, "playlist-off");
});

atBothSizes("of two people who change the same order neither loses it", () => stage, async (size) => {
  const [hanako, jiro] = [await stage.logIn(size), await stage.logIn(size, { who: JIRO })];
  await open(hanako);
  await open(jiro);
  const before = await names(hanako);
  await hanako.getByRole("button", { name: `${before[1]}を上へ` }).click();
  await publish(hanako).dblclick();
  await sees(hanako.getByRole("heading", { level: 1, name: "公開しました" }));
  await jiro.getByRole("button", { name: `${before[2]}を上へ` }).click();
  await publish(jiro).click();
  await sees(jiro.getByRole("alert").filter({ hasText: `${HANAKO.name}さんが先に公開していました` }));
  assert.deepEqual(await names(jiro), [before[0], before[2], before[1], ...before.slice(3)]);
  await look(jiro, "playlist-conflict");
  await publish(jiro).click();
  await sees(jiro.getByRole("heading", { level: 1, name: "公開しました" }));
  await jiro.getByRole("link", { name: "もう一度直す" }).click();
  await jiro.getByRole("link", { name: "前の版" }).click();
  assert.ok(await jiro.getByRole("listitem").count() >= 3, "both orders are kept");
  await look(jiro, "playlist-history");
});
