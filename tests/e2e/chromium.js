// The browser of every story: Debian's Chromium without a window of its own, which calls nobody by itself.
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** Starts one; `hosts` says which names lead where, as Chromium's --host-resolver-rules do. */
export function launch({ hosts } = {}) {
  const rules = hosts ? [`--host-resolver-rules=${hosts}`] : [];
  return chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", headless: true, args: [...FLAGS, ...rules] });
}
