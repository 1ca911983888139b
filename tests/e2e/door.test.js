// The door: who comes in, where the login leads, and what becomes of a form whose session is over.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, atBothSizes, fillLogin, look, sees } from "./browser.js";
import { HANAKO } from "./corner.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

atBothSizes("a wrong password is told plainly and the name stays typed", () => stage, async (size) => {
  const page = await stage.open(size);
  await page.goto("/login");
  await look(page, "login");
  await fillLogin(page, HANAKO.login, "まちがい");
  await sees(page.getByRole("alert").filter({ hasText: "ログイン名かパスワードがちがいます" }));
  assert.equal(await page.getByLabel("ログイン名").inputValue(), HANAKO.login);
  await look(page, "login-wrong");
  await page.getByLabel("パスワード").fill(HANAKO.password);
  await page.getByRole("button", { name: "ログイン" }).click();
  await sees(page.getByRole("heading", { level: 1, name: /きょう/ }));
});

atBothSizes("who is not logged in is led through the login to where they wanted to be", () => stage, async (size) => {
  const page = await stage.open(size);
  for (const path of ["/", "/notices", "/notices/new", "/playlists", "/pictures", "/devices", "/screen"]) {
    await page.goto(path);
    assert.equal(new URL(page.url()).pathname, "/login", path);
    assert.equal(await page.getByRole("navigation").count(), 0, `${path} shows nothing of the console`);
  }
  const picture = await page.request.get("/screen.png?shown=welcome&date=2026-11-21&time=13:42", { maxRedirects: 0 });
  assert.equal(picture.status(), 303, "no picture of the screen either");
  await page.goto("/screen?date=2026-11-21&time=10:00");
  await fillLogin(page, HANAKO.login, HANAKO.password);
  await sees(page.getByRole("heading", { level: 1, name: "11月21日(土) 10:00 の画面" }));
});

atBothSizes("after the logout the console is closed again", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("button", { name: "ログアウト" }).click();
  await sees(page.getByText("ログアウトしました。"));
  await look(page, "logged-out");
  await page.goBack();
  await page.reload();
  assert.equal(new URL(page.url()).pathname, "/login");
});

atBothSizes("a form sent after the session is over loses no word", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/notices/new");
  const title = `期限が切れても残る題 ${size.width}`;
  await page.getByLabel("題", { exact: true }).fill(title);
  await page.getByLabel("本文", { exact: true }).fill("一行目\n二行目 <b>&amp;</b>");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "公開する" }).click();
  await sees(page.getByRole("heading", { name: "ログインの時間が切れました" }));
  await look(page, "session-over");
  await fillLogin(page, HANAKO.login, HANAKO.password);
  await look(page, "session-again");
  await page.getByRole("button", { name: "書いた内容を送る" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "公開しました" }));
  await page.getByRole("link", { name: "もう一度直す" }).click();
  assert.equal(await page.getByLabel("題", { exact: true }).inputValue(), title);
  assert.equal(await page.getByLabel("本文", { exact: true }).inputValue(), "一行目\n二行目 <b>&amp;</b>");
});
