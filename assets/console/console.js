// Comforts where scripts run: what waits renews itself, the preview follows the typing, nothing typed is lost by a slip.
"use strict";

/** A page that asks by itself says so: it keeps nobody logged in. */
const BY_ITSELF = { credentials: "same-origin", headers: { "shirube-by-itself": "1" } };

/** Brings a part up to date, without moving the reader. */
async function refresh(part) {
  try {
    const answer = await fetch(location.href, BY_ITSELF);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) {
      if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
      part.dataset.renew = fresh.dataset.renew || "";
    }
  } catch {
    // The office is away: the next turn asks again.
  }
}

/** Renews every part that waits for a screen. */
function renew(part) {
  const seconds = Number(part.dataset.renew);
  if (!seconds) return;
  setTimeout(async () => {
    await refresh(part);
    renew(part);
  }, seconds * 1000);
}

/** Hears what colleagues and screens change: parts renew at once, and a sentence says who changed what. */
function live(line) {
  let source = null;
  const say = (event) => {
    const { say, kind, id } = JSON.parse(event.data);
    const here = location.pathname.split("/");
    const same = here[1] === `${kind}s` && here[2] === id;
    const way = document.createElement("a");
    way.href = location.href;
    way.textContent = "読みこみ直す";
    line.replaceChildren(`${say}。${same ? "いま見ているのは、その前の内容です。" : ""}`, way);
    line.hidden = false;
  };
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/live");
      source.addEventListener("stir", () => document.querySelectorAll("[data-renew]").forEach(refresh));
      source.addEventListener("change", say);
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { source?.close(); source = null; });
  // Also fires once everything of a fresh page is there: the line never makes anybody wait for a picture.
  addEventListener("pageshow", listen);
}

/** Follows a file that is being read, and goes on to the leaflet once it is one. */
function arrive(part) {
  if (!part.dataset.follow) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(part.dataset.follow, { credentials: "same-origin" });
      if (answer.redirected) {
        location.replace(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer.ok && page.getElementById(part.id);
      if (!fresh || fresh.dataset.follow === "") {
        location.reload();
        return;
      }
      if (fresh.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.innerHTML = fresh.innerHTML;
    } catch {
      // The office is away: the next turn asks again.
    }
    arrive(part);
  }, 700);
}

/** Draws the slide anew when the typing rests. */
function follow(form) {
  const picture = document.getElementById("look");
  if (!picture) return;
  let waiting = 0;
  let asked = 0;
  const draw = async () => {
    const turn = ++asked;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.look, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok || turn !== asked) return;
      const image = picture.querySelector("img") || document.createElement("img");
      image.className = "glass";
      image.alt = "今の内容で画面に出る絵";
      image.src = await inline(await answer.blob());
      picture.replaceChildren(image);
    } catch {
      // The office is away: the last picture stays.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 700);
  });
  if (!picture.querySelector("img")) draw();
}

/** Sends a form once, however often its button is pressed, and shows that it is on its way. */
function once(form) {
  const ready = () => form.removeAttribute("aria-busy");
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("aria-busy")) {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    setTimeout(ready, 20000);
  });
  addEventListener("pageshow", ready);
}

/** A picture as an address of its own: the page may load no other kind. */
function inline(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Asks before a page with unsaved words is left. */
function keep(form) {
  let touched = form.dataset.keep === "touched";
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}

/** Shows the places of a page that become black, and writes what the pointer draws into the next empty row. */
function blacken(paper) {
  const names = ["left", "top", "width", "height"];
  const rows = [...document.querySelectorAll(".patch")].map((row) => names.map((name) => row.querySelector(`[name="${name}"]`)));
  const marks = rows.map(() => paper.appendChild(document.createElement("span")));
  const show = () => rows.forEach((row, at) => {
    const whole = row.every((field) => field.value !== "");
    marks[at].hidden = !whole;
    if (whole) names.forEach((name, part) => { marks[at].style[name] = `${row[part].value}%`; });
  });
  const place = (event) => {
    const box = paper.getBoundingClientRect();
    const share = (from, side) => Math.min(100, Math.max(0, (from / side) * 100));
    return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
  };
  let from = null;
  let row = null;
  paper.addEventListener("pointerdown", (event) => {
    row = rows.find((fields) => fields.every((field) => field.value === "")) || null;
    from = row && place(event);
    if (from) paper.setPointerCapture(event.pointerId);
  });
  paper.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    const write = (field, number) => { field.value = number.toFixed(1); };
    [0, 1].forEach((side) => {
      write(row[side], Math.min(from[side], to[side]));
      write(row[side + 2], Math.max(0.1, Math.abs(from[side] - to[side])));
    });
    show();
  });
  const end = () => { from = null; };
  paper.addEventListener("pointerup", end);
  paper.addEventListener("pointercancel", end);
  document.addEventListener("input", show);
  show();
}

/** Veils and unveils the page where it stands, by its button or by F9: what is being typed stays. */
function veil(form) {
  const [word, button] = [form.querySelector("[name=veil]"), form.querySelector("button")];
  const press = () => {
    const body = new URLSearchParams(new FormData(form));
    const on = document.body.classList.toggle("veil", word.value === "on");
    button.setAttribute("aria-pressed", String(on));
    word.value = on ? "off" : "on";
    fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" }).catch(() => {
      // The office is away: this page is veiled all the same.
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    press();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "F9") return;
    event.preventDefault();
    press();
  });
}

document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
document.querySelectorAll("[data-patches]").forEach(blacken);
document.querySelectorAll("[data-renew]").forEach(renew);
document.querySelectorAll("#live").forEach(live);
document.querySelectorAll("[data-follow]").forEach(arrive);
document.querySelectorAll("form[data-look]").forEach(follow);
document.querySelectorAll("form[data-keep]").forEach(keep);
document.querySelectorAll("form[data-veil]").forEach(veil);
document.querySelectorAll('form[method="post"]:not([data-veil])').forEach(once);
