// お問い合わせの控え: a telephone opens the public page, reads and writes; staff answer in a browser of their own; it is erased.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SIZES, Stage, atBothSizes, enter, look, sees, tabTo, type } from "./browser.js";
import { slip } from "./paper.js";

const [DESK, PHONE] = SIZES;
const ASKED = "木曜の夜に行ける会はありますか";
const ANSWER = "第1・第3木曜の夜に、15階で開いている会があります。見るだけでもかまいません。";
const THANKS = "ありがとうございます。行ってみます。";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

/** A window at the public page; every request to another host fails the test. */
async function open(paper, options) {
  const page = await stage.open(PHONE, options);
  const strangers = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== stage.corner.pageUrl) strangers.push(request.url());
  });
  await page.goto(`${stage.corner.pageUrl}/${paper.fragment}`);
  return { page, strangers };
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

atBothSizes("a paper is read on a telephone, answered at the desk, and erased", () => stage, async (size) => {
  const paper = await slip(stage.corner, ASKED);
  const phone = await open(paper, { scripts: size === DESK });
  const { page } = phone;
  if (size === DESK) {
    assert.equal(new URL(page.url()).hash, "", "the numbers leave the address at once");
    await sees(page.getByText("番号は入っています"));
    await look(page, "reply-door");
  } else {
    // A browser that runs no script: the numbers are typed from the paper.
    await page.getByLabel("受付番号").fill(paper.locator);
    await page.getByLabel("ひらく番号").fill(paper.secret.replaceAll(/(\d{4})/g, "$1 "));
  }
  await press(page, "ひらく");
  await sees(page.getByText(ASKED));
  await sees(page.getByText("まだ返事はありません"));

  const staff = await stage.logIn(size);
  await staff.goto("/inquiries");
  await look(staff, "inquiries");
  assert.ok(!(await staff.content()).includes(ASKED), "the list shows no word");
  const name = await staff.getByRole("main").getByRole("listitem").getByRole("link").first().textContent();
  await enter(staff.getByRole("link", { name, exact: true }));
  await enter(staff.getByRole("button", { name: "内容をひらく" }));
  await sees(staff.getByText(ASKED));
  await type(staff.getByLabel("控えの紙を持つ人が読みます"), ANSWER);
  await enter(staff.getByRole("button", { name: "送る", exact: true }));
  await sees(staff.getByRole("status").filter({ hasText: "送りました" }));
  await look(staff, "inquiry");

  await page.getByRole("button", { name: "English" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "Enquiry slip" }));
  await sees(page.getByText(ANSWER));
  await page.getByRole("button", { name: "日本語", exact: true }).click();
  await page.getByLabel("書きたいこと").fill(THANKS);
  await press(page, "送る");
  await sees(page.getByRole("status").filter({ hasText: "送りました" }));
  if (size === DESK) await look(page, "reply-talk");
  await press(page, "このやりとりを消す");
  await press(page, "消す（元に戻せません）");
  await sees(page.getByText("消しました。"));
  await staff.goto("/inquiries");
  assert.ok(!(await staff.content()).includes(name), "it is gone from the desk too");
  assert.deepEqual(phone.strangers, [], "nothing is asked of another host");
  assert.deepEqual(await page.context().cookies(), [], "no cookie is kept");
  await kept(paper);
});

atBothSizes("hiding leaves nothing to come back to", () => stage, async () => {
  const paper = await slip(stage.corner, ASKED);
  const { page } = await open(paper, {});
  await tabTo(page.getByRole("button", { name: "ひらく", exact: true }));
  await page.keyboard.press("Enter");
  await sees(page.getByText(ASKED));
  await page.getByRole("link", { name: "画面をかくす" }).click();
  await page.waitForURL("**/away");
  assert.ok(!(await page.content()).includes(ASKED));
  await page.goBack().catch(() => null);
  assert.ok(!(await page.content()).includes(ASKED), "the way back shows nothing");
  await page.goto(`${stage.corner.pageUrl}/`);
  assert.equal(await page.getByLabel("ひらく番号").inputValue(), "", "the browser remembers no number");
});

test("no other host is there: the page needs none", async () => {
  const lost = await stage.open(PHONE);
  await assert.rejects(lost.goto("https://elsewhere.example/"), /ERR_NAME_NOT_RESOLVED/);
  await lost.context().close();
  const page = await stage.open(PHONE);
  const response = await page.goto(stage.corner.pageUrl);
  assert.match(response.headers()["content-security-policy"], /^default-src 'none'; /);
  await sees(page.getByLabel("ひらく番号"));
  const tried = await page.evaluate(() => fetch("https://elsewhere.example/").then(() => "came", () => "did not"));
  assert.equal(tried, "did not");
  await page.context().close();
});

/** What the office wrote down while all this happened: neither the secret nor a word, and no address in its log. */
async function kept(paper) {
  const log = await readFile(join(stage.corner.dir, "shirube-office.log"), "utf8");
  for (const secret of [paper.secret, paper.locator, ASKED, ANSWER, THANKS, "Mozilla", "Chrome"]) {
    assert.ok(!log.includes(secret), `the log holds ${secret}`);
  }
}
