// A slip in somebody's hand, made by other people's age and Argon2id: what the office opens was sealed without its code.
import { createHash, randomBytes, randomInt } from "node:crypto";
import { argon2id } from "@noble/hashes/argon2.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";
import { Encrypter, identityToRecipient } from "age-encryption";
import { hex, tell, today } from "./told.js";

/** The quasigroup of order ten behind the last digit of every number (H. M. Damm, 2004). */
const DAMM = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];

function number(digits) {
  const drawn = Array.from({ length: digits - 1 }, () => randomInt(10)).join("");
  return drawn + [...drawn].reduce((row, digit) => DAMM[Number(row)][Number(digit)], "0");
}

/** Prints a slip with these words on it and tells the office, as a kiosk does. */
export async function slip(corner, words) {
  const { site, keys: [desk] } = JSON.parse(await corner.office(["keys", "status", "--json"]));
  const [locator, secret] = [number(8), number(20)];
  const salt = createHash("sha256").update(`shirube/follow-up/v1|${site}|${locator}`).digest();
  const root = argon2id(secret, salt, { t: 3, m: 128 * 1024, p: 1, dkLen: 32 });
  const key = (use) => hkdf(sha256, root, undefined, new TextEncoder().encode(use), 32);
  const identity = bech32.encodeFromBytes("age-secret-key-", key("age x25519")).toUpperCase();
  const recipient = await identityToRecipient(identity);
  const body = {
    id: `f-${hex(randomBytes(8))}`, locator, verifier_hash: hex(sha256(key("verifier"))), recipient, kind: "looking",
    desk_key_id: desk.id, sealed: await seal(words, [desk.recipient, recipient]), opened_on: today(),
  };
  await tell(corner, { seq: 1, kind: "follow_up_opened", day: today(), body });
  return { locator, secret, fragment: `#${locator}.${secret}` };
}

/** Text, a mark, and zeros up to the next 512 bytes, sealed. */
async function seal(words, recipients) {
  const text = Buffer.from(words);
  const padded = Buffer.alloc(Math.ceil((text.length + 1) / 512) * 512);
  text.copy(padded);
  padded[text.length] = 0x80;
  const encrypter = new Encrypter();
  recipients.forEach((recipient) => encrypter.addRecipient(recipient));
  return Buffer.from(await encrypter.encrypt(padded)).toString("base64");
}
