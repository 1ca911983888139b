// A corner of real processes on demo content: office, display, kiosk; all of them end with it.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS = join(process.env.CARGO_TARGET_DIR ?? join(TOP, "target"), "debug");
/** How long a program may take to end after SIGTERM before it is killed, in milliseconds. */
const END_MS = 4_000;

/** The people of the office. Both may pair devices. */
export const HANAKO = { login: "hanako", name: "みほん 花子", password: "mihon-no-aikotoba-77" };
export const JIRO = { login: "jiro", name: "みほん 次郎", password: "mihon-no-aikotoba-78" };

export class Corner {
  #running = [];

  /** An office with demo content and two people, which answers at `url`; no kiosk yet. `proxied`: its page waits for a proxy. */
  static async open({ proxied = false } = {}) {
    const corner = new Corner();
    corner.proxied = proxied;
    corner.dir = await mkdtemp(join(tmpdir(), "shirube-e2e-"));
    corner.kioskData = join(corner.dir, "kiosk");
    try {
      await corner.#office();
    } catch (error) {
      await corner.close();
      throw error;
    }
    return corner;
  }

  async #office() {
    const data = ["--data", join(this.dir, "office")];
    await cp(await this.#demo(), join(this.dir, "office"), { recursive: true });
    for (const { login, name, password } of [HANAKO, JIRO]) {
      const words = ["staff", "add", login, "--name", name, "--admin", "--password-stdin", ...data];
      await this.run("shirube-office", words, `${password}\n`);
    }
    const paper = await readFile(join(this.dir, "office", "paper-of-the-safe"), "utf8");
    await this.run("shirube-office", ["keys", "grant", HANAKO.login, ...data], `${paper}\n`);
    const [port, page] = [await freePort(), await freePort()];
    this.pageUrl = `${this.proxied ? "http" : "https"}://127.0.0.1:${page}`;
    this.url = `https://127.0.0.1:${port}`;
    const settings = join(this.dir, "office.toml");
    await writeFile(settings, `[public]\nlisten = "127.0.0.1:${page}"\nbehind_proxy = ${this.proxied}\n`);
    const office = this.#start("shirube-office", ["serve", ...data, "--listen", `127.0.0.1:${port}`, "--config", settings]);
    await office.says(/\S/, "stdout");
  }

  /** An office's data with the demo in it, loaded once for this build and this day: its leaflets take seconds to draw. */
  async #demo() {
    const { mtimeNs } = await stat(join(PROGRAMS, "shirube-office"), { bigint: true });
    const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
    const shelf = join(PROGRAMS, "..", "tmp", "desk");
    const data = join(shelf, `${mtimeNs}-${today}`);
    if (!existsSync(data)) {
      await mkdir(shelf, { recursive: true });
      const fresh = await mkdtemp(join(shelf, "fresh-"));
      const made = await this.run("shirube-office", ["demo", "--data", fresh, "--json"]);
      await writeFile(join(fresh, "paper-of-the-safe"), JSON.parse(made).recovery_key);
      await rename(fresh, data).catch(() => rm(fresh, { recursive: true })); // another file's tests were quicker
    }
    return data;
  }

  /** The page behind nginx, with the settings of kiosk-config but for the places of things. */
  async behindNginx() {
    const port = await freePort();
    const dir = join(this.dir, "nginx");
    await mkdir(join(dir, "logs"), { recursive: true });
    const files = { key: join(dir, "key.pem"), chain: join(dir, "chain.pem") };
    await this.run("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-subj", "/CN=reply.example", "-days", "2", "-keyout", files.key, "-out", files.chain]);
    const ours = (await readFile(join(TOP, "kiosk-config", "nginx-public.conf"), "utf8"))
      .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`).replace("    listen [::]:443 ssl;\n", "")
      .replace("/etc/ssl/reply.example/chain.pem", files.chain).replace("/etc/ssl/reply.example/key.pem", files.key)
      .replace("http://127.0.0.1:8444", this.pageUrl);
    const rooms = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${join(dir, it)};`);
    const settings = join(dir, "nginx.conf");
    await writeFile(settings, `pid ${join(dir, "pid")};\ndaemon off;\nevents {}\nhttp {\n${rooms.join("\n")}\n${ours}}\n`);
    await this.run("nginx", ["-t", "-p", dir, "-e", join(dir, "error.log"), "-c", settings]);
    this.#start("nginx", ["-p", dir, "-e", join(dir, "error.log"), "-c", settings]);
    return { url: `https://127.0.0.1:${port}`, dir };
  }

  /** Runs a command of the office on this corner's data; its standard output. */
  office(words) {
    return this.run("shirube-office", [...words, "--data", join(this.dir, "office")]);
  }

  /** A kiosk that asks to be paired with a code of its own; `words` are the three it shows. */
  async askingKiosk(code) {
    const kiosk = this.#start("shirube-kiosk", ["pair", "--data", this.kioskData, "--office", this.url, "--code", code]);
    const line = await kiosk.says(/words="?([^"\n]+)/, "stderr");
    return { code, words: line[1].trim().split(/\s+/), paired: kiosk.ended, forget: () => kiosk.end() };
  }

  /** The paired kiosk's window on a display of its own. */
  async startKiosk() {
    const display = this.#start("Xvfb", ["-displayfd", "1", "-screen", "0", "540x960x24", "-nolisten", "tcp"]);
    const [number] = await display.says(/\d+(?=\n)/, "stdout");
    const env = { ...process.env, DISPLAY: `:${number}` };
    delete env.WAYLAND_DISPLAY;
    this.kiosk = this.#start("shirube-kiosk", ["run", "--data", this.kioskData], env);
  }

  /** The kiosk's own drawing of a page of its content at a minute like "2026-11-21 13:42", as a PNG file's bytes. */
  async shot(page, at) {
    const out = join(this.dir, "shot.png");
    await this.run("shirube-kiosk", ["shot", "--data", this.kioskData, "--page", page, "--at", at, "--out", out]);
    return readFile(out);
  }

  /** Runs a program to its end; its standard output. Fails with its standard error. */
  async run(program, words, input = "") {
    const process = this.#start(program, words);
    process.child.stdin.end(input);
    const code = await process.ended;
    if (code !== 0) throw new Error(`${program} ${words[0]} ended with ${code}: ${process.said.stderr}`);
    return process.said.stdout;
  }

  #start(program, words, env = process.env) {
    const path = program.startsWith("shirube-") ? join(PROGRAMS, program) : program;
    if (program.startsWith("shirube-") && !existsSync(path)) {
      throw new Error(`${path} is missing: build it with "cargo build --locked --bins"`);
    }
    const running = new Running(program, spawn(path, words, { cwd: this.dir, env }), this.dir);
    this.#running.push(running);
    return running;
  }

  /** Ends everything, the last started first, and removes its data. */
  async close() {
    for (const running of this.#running.reverse()) await running.end();
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** A program that was started, and what it said. */
class Running {
  said = { stdout: "", stderr: "" };

  constructor(program, child, dir) {
    this.program = program;
    this.child = child;
    const log = createWriteStream(join(dir, `${program}.log`), { flags: "a" });
    for (const pipe of ["stdout", "stderr"]) {
      child[pipe].setEncoding("utf8").on("data", (text) => {
        this.said[pipe] += text;
        log.write(text);
      });
    }
    child.stdin.on("error", () => { /* It ended before it read: its exit code tells. */ });
    this.ended = new Promise((done, failed) => child.once("error", failed).once("close", (code) => done(code)));
    this.ended.catch(() => { /* Whoever waits for it is told. */ });
  }

  /** Waits until it says something; fails when it ends before. */
  says(pattern, pipe) {
    return new Promise((done, failed) => {
      const look = () => {
        const found = this.said[pipe].match(pattern);
        if (found) done(found);
      };
      look();
      this.child[pipe].on("data", look);
      this.ended.then((code) => failed(new Error(`${this.program} ended with ${code}: ${this.said.stderr}`)), failed);
    });
  }

  async end() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), END_MS);
    await this.ended.catch(() => null);
    clearTimeout(late);
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
