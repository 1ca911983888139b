// Takes the numbers out of the address, turns pages without leaving a trail, and hides everything at one press.
"use strict";

/** Without a touch for so long, in milliseconds, the page is veiled, and then left. */
const VEIL_MS = 30_000;
const LEAVE_MS = 300_000;

let veil = 0;
let leave = 0;

/** Goes away at once and leaves nothing to come back to. */
function hide() {
  document.body.replaceChildren();
  location.replace("/away");
}

/** Numbers in the address stand in no history and are read by nobody who looks at it later. */
function takeNumbers() {
  const found = location.hash.match(/^#(\d{8})\.(\d{20})$/);
  if (location.hash) history.replaceState(null, "", location.pathname);
  const locator = document.getElementById("locator");
  const secret = document.getElementById("secret");
  if (!found || !locator || !secret) return;
  [, locator.value, secret.value] = found;
  document.getElementById("filled").hidden = false;
  document.querySelector(".door .first").focus();
}

/** Sends a form and shows the answer in this page's place: no address, no step in the history. */
async function send(form, button) {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch("/", { method: "POST", body, credentials: "omit", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    scrollTo(0, 0);
    document.getElementById("top")?.focus();
    wake();
  } catch {
    form.removeAttribute("aria-busy");
  }
}

/** Whoever touches the page is there. */
function wake() {
  clearTimeout(veil);
  clearTimeout(leave);
  document.body.classList.remove("veiled");
  if (document.querySelector(".talk")) {
    veil = setTimeout(() => document.body.classList.add("veiled"), VEIL_MS);
    leave = setTimeout(hide, LEAVE_MS);
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#hide")) return;
  event.preventDefault();
  hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
["pointerdown", "keydown", "scroll", "input"].forEach((kind) => addEventListener(kind, wake, { passive: true }));
document.addEventListener("visibilitychange", () => {
  if (document.hidden && document.querySelector(".talk")) document.body.classList.add("veiled");
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
addEventListener("hashchange", takeNumbers);
takeNumbers();
