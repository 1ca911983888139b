// Takes a booking to another time or room: with the mouse, with a finger that rests on it, or with Shift and the arrows.
"use strict";

/** Milliseconds a finger rests before it takes a booking; a shorter touch scrolls or follows the link. */
const REST_MS = 350;
/** Pixels a mouse moves before it takes a booking. */
const SLACK_PX = 6;

/** 13:15 of a minute of the day. */
function clock(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Lets the bookings on these lines be taken elsewhere. The office decides; nothing is moved before it says yes. */
function takeable(lanes) {
  const form = document.getElementById("move");
  const said = document.getElementById("moving");
  const lines = [...lanes.querySelectorAll(".line[data-room]")];
  const all = Number(lanes.dataset.hours) * 4;
  let held = null;

  const hold = (block, grip) => {
    held = { block, grip, home: block.parentElement, next: block.nextSibling, first: Number(block.dataset.column), column: Number(block.dataset.column) };
    block.classList.add("held");
    say();
  };
  const place = (line, column) => {
    const columns = Number(held.block.dataset.columns);
    held.column = Math.max(1, Math.min(column, all - columns + 1));
    if (held.block.parentElement !== line) line.appendChild(held.block);
    held.block.style.gridColumnStart = held.column;
    lines.forEach((it) => it.classList.toggle("over", it === line));
    say();
  };
  const minute = () => Number(lanes.dataset.start) + (held.column - 1) * 15;
  const say = () => { said.textContent = `${held.block.parentElement.dataset.said} ${clock(minute())} から`; };
  const release = () => {
    lines.forEach((it) => it.classList.remove("over"));
    held.block.classList.remove("held");
    held = null;
  };
  const back = () => {
    const { block, home, next } = held;
    home.insertBefore(block, next);
    block.style.gridColumnStart = "";
    release();
    said.textContent = "動かすのをやめました。";
  };
  const put = () => {
    const { block, home, first, column } = held;
    const line = block.parentElement;
    if (line === home && column === first) {
      back();
      return;
    }
    form.action = `/bookings/${block.dataset.id}/move`;
    form.elements.version.value = block.dataset.version;
    form.elements.room.value = line.dataset.room;
    form.elements.date.value = line.dataset.date;
    form.elements.from.value = clock(minute());
    release();
    form.requestSubmit();
  };
  const column = (line, x) => {
    const box = line.getBoundingClientRect();
    return Math.floor(((x - box.left) / box.width) * all) + 1;
  };
  const under = (event) => {
    const near = (line) => {
      const box = line.getBoundingClientRect();
      return Math.abs(event.clientY - (box.top + box.bottom) / 2);
    };
    return lines.reduce((best, line) => (near(line) < near(best) ? line : best));
  };

  let pressed = null;
  let dragged = false;
  lanes.addEventListener("pointerdown", (event) => {
    const block = event.target.closest(".block");
    if (!block || event.button !== 0) return;
    dragged = false;
    const grip = column(block.parentElement, event.clientX) - Number(block.dataset.column);
    pressed = { block, grip, x: event.clientX, y: event.clientY };
    if (event.pointerType !== "mouse") pressed.rest = setTimeout(() => { if (pressed) take(event); }, REST_MS);
  });
  const take = (event) => {
    dragged = true;
    hold(pressed.block, pressed.grip);
    try {
      pressed.block.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already: the next event says so.
    }
  };
  const forget = () => {
    clearTimeout(pressed && pressed.rest);
    pressed = null;
  };
  addEventListener("pointermove", (event) => {
    if (!pressed) return;
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLACK_PX;
    if (!held && far && event.pointerType === "mouse") take(event);
    else if (!held && far) forget();
    if (held) place(under(event), column(under(event), event.clientX) - held.grip);
  });
  addEventListener("pointerup", () => {
    const moving = held && pressed;
    forget();
    if (moving) put();
  });
  addEventListener("pointercancel", () => {
    forget();
    if (held) back();
  });
  lanes.addEventListener("touchmove", (event) => { if (held) event.preventDefault(); }, { passive: false });
  lanes.addEventListener("contextmenu", (event) => { if (held) event.preventDefault(); });
  lanes.addEventListener("click", (event) => {
    if (dragged) event.preventDefault();
    dragged = false;
  }, true);

  lanes.addEventListener("keydown", (event) => {
    const block = event.target.closest(".block");
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (block && step && event.shiftKey) {
      event.preventDefault();
      if (!held) hold(block, 0);
      const line = lines[Math.max(0, Math.min(lines.length - 1, lines.indexOf(block.parentElement) + step[1]))];
      place(line, held.column + step[0]);
      block.focus();
    } else if (held && event.key === "Enter") {
      event.preventDefault();
      put();
    } else if (held && event.key === "Escape") {
      event.preventDefault();
      const { block: kept } = held;
      back();
      kept.focus();
    }
  });
}

/** Moves between the days of a month with the arrows. */
function walk(month) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const cells = [...month.querySelectorAll("td")];
  month.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const at = cells.indexOf(event.target.closest("td"));
    const next = step && cells[at + step] && cells[at + step].querySelector("a");
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-lanes]").forEach(takeable);
document.querySelectorAll("[data-month]").forEach(walk);
