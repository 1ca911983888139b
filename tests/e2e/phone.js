// A telephone that read the code on a slip: opens what it says, and reads it, writes to it ("write TEXT") or erases it ("erase").
// No other host is there. The code comes on standard input; what stood on the page goes to standard output.
import { readFileSync } from "node:fs";
import { launch } from "./chromium.js";

const [port, deed, text] = process.argv.slice(2);
const code = readFileSync(0, "utf8").trim();
const { host } = new URL(code);
const browser = await launch({ hosts: `MAP ${host} 127.0.0.1:${port}, MAP * ~NOTFOUND` });
try {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 }, ignoreHTTPSErrors: true, isMobile: true, hasTouch: true,
    locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(code);
  const tap = async (name) => {
    await page.waitForLoadState("load");
    await page.getByRole("button", { name, exact: true }).tap();
  };
  await page.getByText("番号は入っています").waitFor();
  await tap("ひらく");
  await page.getByRole("list").first().waitFor();
  if (deed === "write") {
    await page.getByLabel("書きたいこと").fill(text);
    await tap("送る");
    await page.getByRole("status").filter({ hasText: "送りました" }).waitFor();
  }
  process.stdout.write(await page.getByRole("main").innerText());
  if (deed === "erase") {
    await tap("このやりとりを消す");
    await tap("消す（元に戻せません）");
    await page.getByText("消しました。").waitFor();
  }
} finally {
  await browser.close();
}
