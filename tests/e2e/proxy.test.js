// The public page behind nginx with the settings that stand in kiosk-config: read, held back, and kept nowhere.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SIZES, Stage, sees } from "./browser.js";
import { slip } from "./paper.js";

const [, PHONE] = SIZES;
const ASKED = "駐車場のある会はありますか";
/** Wrong numbers that cost no wait. */
const FREE_TRIES = 3;

let stage;
let proxy;
before(async () => {
  stage = await Stage.set({ kiosk: false, proxied: true });
  proxy = await stage.corner.behindNginx();
});
after(() => stage.strike());

/** What the proxy answers. */
function asks(method, path, headers = {}, body = "") {
  return new Promise((done, failed) => {
    const options = { method, rejectUnauthorized: false, headers };
    const sent = request(new URL(path, proxy.url), options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => { text += part; });
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on("error", failed).end(body);
  });
}

/** The proxy listens a moment after it was started. */
async function upAndListening() {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await asks("GET", "/healthz").catch(() => null);
    if (answer) return answer;
    await new Promise((again) => { setTimeout(again, 50); });
  }
  return assert.fail("nginx does not listen");
}

/** Every file below a folder, with what stands in it. */
async function files(dir) {
  const all = await Promise.all((await readdir(dir)).map(async (name) => {
    const path = join(dir, name);
    return (await stat(path)).isDirectory() ? files(path) : [[name, await readFile(path, "latin1")]];
  }));
  return all.flat();
}

test("a paper is read through the proxy, guessing is held back, and nothing of it is kept", async () => {
  assert.equal((await upAndListening()).text, '{"status":"ok"}');
  const paper = await slip(stage.corner, ASKED);
  const page = await stage.open(PHONE);
  await page.goto(`${proxy.url}/${paper.fragment}`);
  await sees(page.getByText("番号は入っています"));
  await page.getByRole("button", { name: "ひらく", exact: true }).click();
  await sees(page.getByText(ASKED));
  assert.deepEqual(await page.context().cookies(), [], "no cookie is kept");

  const { headers } = await asks("GET", "/");
  assert.match(headers["content-security-policy"], /^default-src 'none'; /);
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(headers["referrer-policy"], "no-referrer");
  assert.deepEqual([headers["set-cookie"], headers.server], [undefined, "nginx"]);

  const guess = `locator=${paper.locator}&secret=${"0".repeat(20)}&do=open`;
  const said = [];
  for (let tries = 0; tries < FREE_TRIES + 2; tries += 1) {
    // Whatever a browser says of its own address, it is one browser.
    const told = { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": `203.0.113.${tries}` };
    said.push((await asks("POST", "/", told, guess)).status);
  }
  assert.deepEqual(said, [403, 403, 403, 403, 429]);

  const secrets = [paper.secret, paper.locator, ASKED, "Mozilla", "127.0.0.1 -"];
  const kept = await files(proxy.dir);
  assert.ok(kept.some(([name, text]) => name === "nginx.conf" && text.includes("access_log off")), "the files are read");
  for (const [name, text] of kept) {
    for (const secret of secrets) assert.ok(!text.includes(Buffer.from(secret).toString("latin1")), `${name} holds ${secret}`);
  }
});
