// A real Chromium, used as people use it: windows of two sizes, everything found by its label or its role.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import axe from "axe-core";
import { launch } from "./chromium.js";
import { Corner, HANAKO, TOP } from "./corner.js";

/** A desk's screen, and a telephone held upright. */
export const SIZES = [{ width: 1280, height: 900 }, { width: 360, height: 740 }];
/** Longest wait for anything on a page, in milliseconds. */
const PATIENCE_MS = 20_000;
/** Longest wait for a publication to reach the glass, in milliseconds. */
export const GLASS_MS = 60_000;
/** Presses of Tab after which something counts as out of reach. */
const TABS_MAX = 120;

/** No host but this machine is there, as on the day when the line is down. */
const HOSTS = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** A corner with a browser. `kiosk` pairs a kiosk through the console and starts it. */
export class Stage {
  /** What a browser keeps of each person who has logged in. */
  #known = new Map();

  static async set({ kiosk, proxied = false }) {
    const stage = new Stage();
    stage.corner = await Corner.open({ proxied });
    try {
      stage.browser = await launch({ hosts: HOSTS });
      if (kiosk) await stage.pairAndStart();
    } catch (error) {
      await stage.strike();
      throw error;
    }
    return stage;
  }

  async pairAndStart() {
    const page = await this.logIn(SIZES[0]);
    const kiosk = await this.corner.askingKiosk("AC3K9W");
    await page.goto("/devices");
    await pair(page, kiosk, "15階の画面");
    assert.equal(await kiosk.paired, 0, "the kiosk was told that it is paired");
    await this.corner.startKiosk();
    await page.goto("/");
    await sees(page.getByText(/公開した内容が 映っています（\d\d:\d\dから）/), GLASS_MS);
    await page.context().close();
  }

  /** A window in which nobody has logged in; `scripts: false` is a browser that runs none. */
  async open(size, { scripts = true, known } = {}) {
    const context = await this.browser.newContext({
      storageState: known, baseURL: this.corner.url, viewport: size, ignoreHTTPSErrors: true, javaScriptEnabled: scripts,
      locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce",
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context.newPage();
  }

  /** A window in which somebody has logged in, in this story or in an earlier one. */
  async logIn(size, { who = HANAKO, scripts = true } = {}) {
    const page = await this.open(size, { scripts, known: this.#known.get(who.login) });
    if (this.#known.has(who.login)) {
      await page.goto("/", { waitUntil: "domcontentloaded" });
      if (await page.getByRole("heading", { level: 1, name: /きょう/ }).isVisible()) return page;
    }
    await this.enter(page, who);
    this.#known.set(who.login, await page.context().storageState());
    return page;
  }

  /** Somebody logs in. */
  async enter(page, who = HANAKO) {
    await page.goto("/login");
    await fillLogin(page, who.login, who.password);
    await sees(page.getByRole("heading", { level: 1, name: /きょう/ }));
  }

  async strike() {
    await this.browser?.close();
    await this.corner.close();
  }
}

/** One story at both sizes; where one breaks, a picture of every open window stays in `target/e2e/`. */
export function atBothSizes(name, stage, play) {
  for (const size of SIZES) {
    test(`${name} (${size.width}×${size.height})`, async () => {
      try {
        await play(size);
      } catch (error) {
        for (const [number, page] of windows(stage()).entries()) {
          await page.screenshot({ path: picture(`broken-${number}-${name.replaceAll(/\W+/g, "-")}`, page) });
        }
        throw error;
      } finally {
        for (const page of windows(stage())) await page.context().close();
      }
    });
  }
}

const windows = (stage) => (stage?.browser?.contexts() ?? []).flatMap((context) => context.pages());

/** Waits until it stands on the page, and until the page has its pictures and its script: a hand is slower than both. */
export async function sees(locator, patience = PATIENCE_MS) {
  await locator.waitFor({ state: "visible", timeout: patience });
  await locator.page().waitForLoadState("load", { timeout: patience });
}

export async function fillLogin(page, login, password) {
  await page.getByLabel("ログイン名").fill(login);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "ログイン" }).click();
}

/** From the page of devices: types the code, compares the words as staff do, gives a name, confirms. */
export async function pair(page, kiosk, name) {
  await page.getByLabel("端末の画面に出ている6文字").fill(kiosk.code);
  await page.getByRole("button", { name: "つぎへ" }).click();
  await sees(page.getByRole("heading", { name: /三つのことば/ }));
  const shown = await page.getByRole("list", { name: "三つのことば" }).getByRole("listitem").allTextContents();
  assert.deepEqual(shown, kiosk.words, "console and kiosk show the same three words");
  await page.getByLabel("端末の名前").fill(name);
  await page.getByLabel("置いてある所").fill("15階 フリースペースの入口");
  await page.getByRole("button", { name: "同じです。つなぐ" }).click();
  await sees(page.getByRole("status").filter({ hasText: "端末がつながりました" }));
}

/**
 * Looks hard at a page: a picture of the whole of it for people, no scrolling sideways, no picture missing, nothing
 * that axe-core objects to.
 */
export async function look(page, name) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => {}))]);
  });
  await page.screenshot({ path: picture(name, page), fullPage: true });
  const found = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    missing: Array.from(document.images).filter((image) => image.naturalWidth === 0).map((image) => image.src),
  }));
  assert.deepEqual(found, { wide: 0, missing: [] }, `${name} fits its window and shows its pictures`);
  if (await page.evaluate("typeof axe") === "undefined") await page.evaluate(axe.source);
  const { violations } = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const said = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  assert.deepEqual(said, [], `axe-core objects to nothing on ${name}`);
}

function picture(name, page) {
  const { width } = page.viewportSize();
  const dir = join(TOP, "target", "e2e", String(width));
  mkdirSync(dir, { recursive: true });
  return join(dir, `${name}.png`);
}

/** Presses Tab until it has the focus, and makes sure that the focus can be seen. */
export async function tabTo(locator) {
  const page = locator.page();
  await locator.waitFor();
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    if (await locator.evaluate((it) => it === document.activeElement)) {
      const ring = await locator.evaluate((it) => getComputedStyle(it).outlineStyle);
      assert.notEqual(ring, "none", "the focus can be seen");
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never reaches ${locator}`);
}

/** Tab, then Enter. */
export async function enter(locator) {
  await tabTo(locator);
  await locator.page().keyboard.press("Enter");
}

/** Tab, then typing. */
export async function type(locator, text) {
  await tabTo(locator);
  await locator.page().keyboard.type(text);
}

/** How much two pictures differ, as the mean of all channels of all pixels in steps of 255, at the first one's size. */
export function difference(page, one, other) {
  return page.evaluate(async (files) => {
    const images = await Promise.all(files.map(async (file) => {
      const image = new Image();
      image.src = file;
      await image.decode();
      return image;
    }));
    const [{ naturalWidth: width, naturalHeight: height }] = images;
    const [a, b] = images.map((image) => {
      const canvas = new OffscreenCanvas(width, height).getContext("2d");
      canvas.imageSmoothingQuality = "high";
      canvas.drawImage(image, 0, 0, width, height);
      return canvas.getImageData(0, 0, width, height).data;
    });
    return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]), 0) / a.length;
  }, [one, other]);
}
