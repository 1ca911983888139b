// Makes the pictures of the handbook: the demo corner, its console in a browser, and the terminal's own drawings.
// Not part of the tests: `node tests/e2e/handbook.js` makes every picture that desk.md names, with names behind it those.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Stage, sees } from "./browser.js";
import { JIRO, TOP } from "./corner.js";

const HANDBOOK = join(TOP, "assets", "handbook");
const PICTURES = join(HANDBOOK, "pictures");
/** A window whose page is as wide as a sheet of paper can show it sharply, in CSS pixels. */
const WINDOW = { width: 1160, height: 900 };
/** Highest picture of a page, in CSS pixels: the steps stand over it on the same sheet of paper. */
const HIGH_MAX = 660;
/** A terminal's drawing on paper, in pixels. */
const GLASS = { width: 405, height: 720 };

const button = (name) => (page) => page.getByRole("button", { name }).first();

/** From an address: opens it, does something, and puts a ring around what the sheet speaks of. */
const at = (path, { act = async () => {}, ring, from } = {}) => async (page, stage) => {
  await page.goto(path);
  await sees(page.getByRole("heading", { level: 1 }));
  await act(page, stage);
  return { ring: ring?.(page), from: from?.(page) };
};
const heading = (name) => (page) => page.getByRole("heading", { name });
const toFirst = (name) => async (page) => {
  await page.getByRole("main").getByRole("link", { name }).first().click();
  await page.waitForLoadState("load");
};

/** Writes a notice and looks at its slide. */
async function write(page) {
  await page.getByLabel("題", { exact: true }).fill("{点検|てんけん}のお知らせ");
  await page.getByLabel("本文", { exact: true }).fill("12月8日の午前、エレベーターは1台だけ動きます。\n階段を使えない方は、守衛室へ声をかけてください。");
  await page.getByRole("button", { name: "見てみる" }).click();
  await sees(page.getByRole("complementary", { name: "画面に出る絵" }).getByRole("img"));
}

/** Has a colleague publish something that waits for a second person. */
async function wait(page, stage) {
  await page.getByRole("button", { name: "いつでも もう一人の目を通す" }).click();
  const jiro = await stage.logIn(WINDOW, { who: JIRO });
  await jiro.goto("/notices/new");
  await write(jiro);
  await jiro.getByRole("button", { name: "公開する" }).click();
  await sees(jiro.getByRole("heading", { level: 1 }));
  await jiro.context().close();
  await page.goto("/approvals");
}

/** Has a table of books looked through. */
async function lookThrough(page) {
  const rows = ["id,title,reading,author,shelf,consent",
    "kiri-no-asa,霧の朝,きりのあさ,見本 七海,入口の棚,kiosk", "kumo-no-yoru,雲の夜,くものよる,見本 八重,奥の棚,kiosk"];
  await page.getByLabel("ファイル", { exact: true })
    .setInputFiles({ name: "本の表.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await page.getByRole("button", { name: "中身を見る" }).click();
  await sees(page.getByRole("heading", { level: 1, name: "どう変わるか" }));
}

/** How each picture is made. */
const RECIPES = {
  login: { alone: true, show: at("/login", { ring: button("ログイン") }) },
  today: { kiosk: true, show: at("/") },
  call: {
    show: at("/calls", {
      act: async (page) => { await toFirst(/汽車.*の日程$/)(page); await toFirst(/：/)(page); await sees(page.getByText("この日だけ 変える")); },
    }),
  },
  rooms: { show: at("/rooms", { ring: (page) => page.getByRole("link", { name: /空いています/ }).first() }) },
  post: { show: at("/post") },
  leaflets: { show: at("/leaflets") },
  guide: { show: at("/guide?q=汽車") },
  consultations: { show: at("/consultations") },
  inquiries: { show: at("/inquiries/procedure") },
  notice: { show: at("/notices/new", { act: write }) },
  week: { show: at("/signage/week", { from: heading("一日ずつ") }) },
  imports: { show: at("/imports?kind=books", { act: lookThrough, ring: button("この内容で取り込む") }) },
  approvals: { show: at("/approvals", { act: wait, ring: button("このまま公開する") }) },
  emergency: { show: at("/emergency") },
  report: { show: at("/report") },
  "hand-over": {
    show: at("/hand-over", {
      act: (page) => page.getByLabel("次に窓口に入る人へ")
        .fill("冬のつどいのポスターを2枚、15階に貼りました。残りの3枚は、窓口の引き出しです。\n部屋 2の机が1つ がたつきます。修理は火曜に来ます。"),
    }),
  },
  device: { kiosk: true, show: at("/devices", { act: toFirst("15階の画面"), ring: button("この端末を光らせる"), from: heading("頼む") }) },
  people: { show: at("/staff") },
  audit: { show: at("/audit") },
  alerts: { show: at("/alerts") },
  signage: { glass: "signage", at: "13:42" },
  "call-staff": { glass: "call-staff", at: "13:42" },
  "follow-up": { glass: "follow-up", at: "13:42" },
};

/** A PNG file's bytes as a WebP file, of another size where one is wanted. Of colours that look alike it keeps the commonest. */
async function small(page, png, size) {
  const encoded = await page.evaluate(async ([file, size]) => {
    const image = new Image();
    image.src = file;
    await image.decode();
    const { width, height } = size ?? { width: image.naturalWidth, height: image.naturalHeight };
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height);
    const colours = new Uint32Array(pixels.data.buffer);
    const near = (colour) => colour & 0xf8f8f8;
    const counts = new Map();
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    const most = new Map();
    for (const [colour, count] of counts) {
      if (count > (counts.get(most.get(near(colour))) ?? 0)) most.set(near(colour), colour);
    }
    colours.forEach((colour, at) => { colours[at] = most.get(near(colour)); });
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL("image/webp", 1);
  }, [`data:image/png;base64,${png.toString("base64")}`, size]);
  return Buffer.from(encoded.replace(/^data:image\/webp;base64,/, ""), "base64");
}

/** What a browser itself writes in fields, as a Japanese one does; this one may know English alone. */
function speakJapanese() {
  for (const field of document.querySelectorAll("input[type=date], input[type=month]")) {
    const month = field.type === "month";
    const wide = field.getBoundingClientRect().width;
    field.type = "text";
    field.style.width = `${wide}px`;
    field.value = field.value === "" ? (month ? "----年--月" : "年/月/日") : field.value.replaceAll("-", "/");
  }
  for (const field of document.querySelectorAll("input[type=file]")) {
    field.type = "text";
    field.value = "［ファイルの選択］　選択されていません";
  }
}

/** The page's own part of the window, without the column of ways, down to where the paper ends. */
async function taken(page, { ring, from }) {
  if (ring) {
    await ring.evaluate((it) => {
      Object.assign(it.style, { outline: "4px solid #2b3a78", outlineOffset: "4px", borderRadius: "12px" });
      it.scrollIntoView({ block: "nearest" });
    });
  }
  // Soft shadows cost as much room as everything else together.
  await page.addStyleTag({ content: "* { box-shadow: none !important; }" });
  await page.evaluate(speakJapanese);
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => {}))]);
    document.activeElement?.blur();
    for (const bar of document.querySelectorAll(".bar")) bar.style.position = "static";
  });
  await page.mouse.move(0, 0);
  const box = await page.evaluate(() => {
    const part = document.querySelector(".alone form") ?? document.querySelector("main");
    const { x, y, width } = part.getBoundingClientRect();
    const end = Math.max(...Array.from(part.children, (it) => it.getBoundingClientRect().bottom));
    return { x: x + scrollX, y: y + scrollY, width, height: end + 24 - y };
  });
  const top = from ? await from.evaluate((it) => it.getBoundingClientRect().top + scrollY - 16) : box.y;
  const clip = { ...box, y: top, height: Math.min(box.height - (top - box.y), HIGH_MAX) };
  return page.screenshot({ fullPage: true, clip });
}

/** One login is enough for all of them. */
let session;

async function make(stage, name) {
  const recipe = RECIPES[name];
  if (recipe === undefined) throw new Error(`desk.md names pictures/${name}.webp, and nobody wrote down how it is made`);
  const context = await stage.browser.newContext({
    baseURL: stage.corner.url, viewport: WINDOW, ignoreHTTPSErrors: true, bypassCSP: true,
    locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce", storageState: recipe.alone ? undefined : session,
  });
  const page = await context.newPage();
  if (recipe.glass) {
    const day = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
    const file = join(stage.corner.dir, "glass.png");
    await stage.corner.run("shirube-kiosk", ["shot", "--demo", "--page", recipe.glass, "--at", `${day} ${recipe.at}`, "--out", file]);
    await page.goto("/login");
    await keep(name, await small(page, await readFile(file), GLASS));
  } else {
    if (!recipe.alone && session === undefined) {
      await stage.enter(page);
      session = await context.storageState();
    }
    const png = await taken(page, await recipe.show(page, stage));
    await keep(name, await small(page, png));
  }
  await context.close();
}

async function keep(name, file) {
  await writeFile(join(PICTURES, `${name}.webp`), file);
  process.stdout.write(`${name}.webp ${Math.ceil(file.length / 1024)} KiB\n`);
}

const text = await readFile(join(HANDBOOK, "desk.md"), "utf8");
const named = Array.from(text.matchAll(/\]\(pictures\/([a-z-]+)\.webp\)/g), ([, name]) => name);
const wanted = process.argv.length > 2 ? process.argv.slice(2) : named;
await mkdir(PICTURES, { recursive: true });
const stage = await Stage.set({ kiosk: wanted.some((name) => RECIPES[name]?.kiosk) });
try {
  for (const name of wanted) await make(stage, name);
} finally {
  await stage.strike();
}
