// Comforts where scripts run: what waits renews itself, the preview follows the typing, nothing typed is lost by a slip.
"use strict";

/** Renews every part that waits for a screen, without moving the reader. */
function renew(part) {
  const seconds = Number(part.dataset.renew);
  if (!seconds) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer.ok && page.getElementById(part.id);
      if (fresh && !part.contains(document.activeElement)) {
        if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
        part.dataset.renew = fresh.dataset.renew || "";
      }
    } catch {
      // The office is away: the next turn asks again.
    }
    renew(part);
  }, seconds * 1000);
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

document.querySelectorAll("[data-renew]").forEach(renew);
document.querySelectorAll("[data-follow]").forEach(arrive);
document.querySelectorAll("form[data-look]").forEach(follow);
document.querySelectorAll("form[data-keep]").forEach(keep);
document.querySelectorAll('form[method="post"]').forEach(once);
