// What a kiosk of its own tells the office, without the kiosk's code.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { request } from "node:https";

export const hex = (bytes) => Buffer.from(bytes).toString("hex");

/** The day in Japan. */
export const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });

/** Pairs a kiosk of its own with a code made in advance, and tells the office one thing. */
export async function tell(corner, entry) {
  const { code } = JSON.parse(await corner.office(["device", "add", "--name", "15階", "--json"]));
  const token = hex(randomBytes(32));
  const paired = await post(corner, "/v1/pair", { code, token_sha256: hex(createHash("sha256").update(token).digest()) });
  assert.equal(paired.status, 200, paired.text);
  const told = await post(corner, "/v1/intake", { kiosk_epoch: 1, entries: [entry] }, { authorization: `Bearer ${token}` });
  assert.equal(told.status, 200, told.text);
}

function post(corner, path, body, headers = {}) {
  return new Promise((done, failed) => {
    const options = { method: "POST", rejectUnauthorized: false, headers: { "content-type": "application/json", ...headers } };
    const sent = request(new URL(path, corner.url), options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => { text += part; });
      answer.on("end", () => done({ status: answer.statusCode, text }));
    });
    sent.on("error", failed).end(JSON.stringify(body));
  });
}
