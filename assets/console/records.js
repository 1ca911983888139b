// Comforts of forms where scripts run: what follows from the typing follows it, and no part is lost below the fold.
"use strict";

/** Asks the office what follows from what stands in the form, when the typing rests. */
function followTyping(form) {
  let waiting = 0;
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set("do", "look");
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || turn !== asked) return;
      for (const part of form.querySelectorAll("[data-follows]")) {
        const fresh = page.getElementById(part.id);
        if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
      }
    } catch {
      // The office is away: what stood there stays.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 600);
  });
}

/** Leads to the first field with something wrong. */
function leadToWrong() {
  document.querySelector('[aria-invalid="true"]')?.focus();
}

document.querySelectorAll("form[data-record]").forEach(followTyping);
leadToWrong();
