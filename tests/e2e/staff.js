// Staff at a browser of their own: take the desk's key out of the safe, open the one enquiry that waits, and answer it.
// What they need comes on standard input as JSON; what they read goes to standard output.
import { readFileSync } from "node:fs";
import { launch } from "./chromium.js";

const { url, login, password, safe, answer } = JSON.parse(readFileSync(0, "utf8"));
const browser = await launch();
try {
  const context = await browser.newContext({
    baseURL: url, viewport: { width: 1280, height: 900 }, ignoreHTTPSErrors: true,
    locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  await page.goto("/login");
  await page.getByLabel("ログイン名").fill(login);
  await page.getByLabel("パスワード").fill(password);
  await press("ログイン");
  await page.getByRole("heading", { level: 1, name: /きょう/ }).waitFor();

  await page.goto("/desk-key");
  await page.getByText("だれも持っていないとき").click();
  await page.getByLabel("金庫の紙の文字").fill(safe.trim());
  await press("受け取る");
  await page.getByRole("status").filter({ hasText: "鍵を受け取りました" }).waitFor();

  await page.goto("/inquiries");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await press("内容をひらく");
  await page.getByRole("heading", { name: "やりとり" }).waitFor();
  process.stdout.write(await page.getByRole("main").innerText());
  await page.getByLabel("控えの紙を持つ人が読みます").fill(answer);
  await press("送る");
  await page.getByRole("status").filter({ hasText: "送りました" }).waitFor();
} finally {
  await browser.close();
}
