// People: an account made, its first password, a role, the record of it all; and words that wait for a second person.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { JIRO } from "./corner.js";
import { Stage, atBothSizes, enter, fillLogin, look, sees, tabTo } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

/** Adds somebody of a role; the password for their first login. */
async function added(page, { name, login, role }) {
  await page.goto("/staff");
  await page.getByLabel("名前").fill(name);
  await page.getByLabel("ログイン名").fill(login);
  await page.getByRole("radio", { name: role }).check();
  await page.getByRole("button", { name: "加える" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "はじめのパスワード" }));
  return (await page.locator("#first-password").textContent()).trim();
}

/** A window in which somebody new has chosen a password of their own. */
async function newcomer(size, { login, first, own }) {
  const page = await stage.open(size);
  await page.goto("/login");
  await fillLogin(page, login, first);
  await sees(page.getByText("自分だけが知っているパスワードに変えてください"));
  await page.getByLabel("今のパスワード").fill(first);
  await page.getByLabel("新しいパスワード").fill(own);
  await page.getByLabel("もう一度").fill(own);
  await page.getByRole("button", { name: "パスワードを変える" }).click();
  await sees(page.getByRole("status").filter({ hasText: "パスワードを変えました" }));
  return page;
}

atBothSizes("somebody is added, logs in, chooses a password, and the record says so", () => stage, async (size) => {
  const admin = await stage.logIn(size);
  const login = `mori${size.width}`;
  await admin.goto("/staff");
  await look(admin, "people");
  const first = await added(admin, { name: `森 ${size.width}`, login, role: /^編集/ });
  await look(admin, "people-given");
  await admin.getByRole("link", { name: "わたしました" }).click();
  await sees(admin.getByText("はじめのパスワードのまま").first());

  const own = "あさひに ひかる みなと";
  const page = await newcomer(size, { login, first, own });
  await look(page, "account");
  await page.goto("/notices");
  await sees(page.getByRole("heading", { level: 1, name: "お知らせ" }));
  assert.equal(await page.getByRole("link", { name: "人と役割" }).count(), 0);
  const refused = await page.goto("/staff");
  assert.equal(refused.status(), 403);
  await sees(page.getByRole("heading", { level: 1, name: "管理者だけができます" }));

  await admin.goto("/audit");
  await sees(admin.getByText(`森 ${size.width}さんを加えました`));
  await look(admin, "audit");
  await admin.getByLabel("何を").selectOption({ label: "お知らせ" });
  await admin.getByRole("button", { name: "さがす" }).click();
  assert.equal(await admin.getByText("さんを加えました").count(), 0);
});

atBothSizes("words of an editor wait for a second person and then stand", () => stage, async (size) => {
  const admin = await stage.logIn(size);
  const login = `kita${size.width}`;
  const first = await added(admin, { name: `北 ${size.width}`, login, role: /^編集/ });
  const page = await newcomer(size, { login, first, own: "きたのもりの しずかな あさ" });
  const title = `二人で出すお知らせ ${size.width}`;
  await page.goto("/notices/new");
  await page.getByLabel("題", { exact: true }).fill(title);
  await page.getByLabel("本文", { exact: true }).fill("本文です。");
  await page.getByRole("button", { name: "公開する" }).click();
  await sees(page.getByText("まだ公開していません。ほかの人が見て、公開します。"));
  await look(page, "approvals-own");

  await admin.goto("/approvals");
  await look(admin, "approvals");
  const card = admin.getByRole("region").filter({ hasText: title });
  await card.getByRole("button", { name: "このまま公開する" }).click();
  await sees(admin.getByRole("heading", { level: 1, name: "公開しました" }));
});

atBothSizes("a role is changed and an account closed by keyboard alone", () => stage, async (size) => {
  const admin = await stage.logIn(size);
  const login = `hara${size.width}`;
  await added(admin, { name: `原 ${size.width}`, login, role: /^見る/ });
  await admin.goto("/staff");
  await enter(admin.getByRole("link", { name: `原 ${size.width}を変える` }));
  await sees(admin.getByRole("heading", { level: 1, name: `原 ${size.width}` }));
  await look(admin, "person");
  await tabTo(admin.getByRole("radio", { name: /^見る/ }));
  await admin.keyboard.press("ArrowDown");
  await enter(admin.getByRole("button", { name: "役割を変える" }));
  await sees(admin.getByRole("status").filter({ hasText: "役割を変えました" }));
  await enter(admin.getByRole("link", { name: "使えなくする" }));
  await sees(admin.getByRole("heading", { level: 1, name: "使えなくする" }));
  await look(admin, "person-right");
  await enter(admin.getByRole("button", { name: "使えなくする" }));
  await sees(admin.getByText("使えません").first());
});

atBothSizes("an open page hears what a colleague publishes", () => stage, async (size) => {
  const [here, there] = [await stage.logIn(size), await stage.logIn(size, { who: JIRO })];
  await here.goto("/notices");
  const title = `となりで出したお知らせ ${size.width}`;
  await there.goto("/notices/new");
  await there.getByLabel("題", { exact: true }).fill(title);
  await there.getByLabel("本文", { exact: true }).fill("本文です。");
  await there.getByRole("button", { name: "公開する" }).click();
  await sees(here.getByRole("status").filter({ hasText: `お知らせ「${title}」を公開しました` }));
  await look(here, "live");
  await here.getByRole("link", { name: "読みこみ直す" }).click();
  await sees(here.getByText(title).first());
});

atBothSizes("the handbook stands on a page and who is told of what is wrong is chosen", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("link", { name: "手引き" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "手引き" }));
  await look(page, "help");
  await page.goto("/alerts");
  await page.getByLabel("メール").fill("sato");
  await page.getByRole("button", { name: "保存する" }).click();
  await sees(page.getByText("メールアドレスを「,」で区切って書いてください。"));
  await look(page, "alerts-wrong");
  await page.getByLabel("メール").fill("sato@office.example");
  await page.getByLabel("始まり").fill("21:00");
  await page.getByLabel("終わり").fill("08:00");
  await page.getByRole("button", { name: "保存する" }).click();
  await sees(page.getByRole("status").filter({ hasText: "保存しました" }));
  await look(page, "alerts");
});
