/* The menu of a moment: link, quote, range, correction. One button for the whole page: it goes to
   the turn at hand, which is the one under the pointer, the one that has the focus or was touched,
   or the one that the address names. So a long page gets no hundreds of buttons to hear or tab through. */

import { copy, say } from "./copy.js";
import { addressOf } from "./fragment.js";
import { landed, onMoment } from "./landing.js";
import { clock, endOf, startOf } from "./moments.js";
import { momentOf, quote } from "./quote.js";

const EDGE = 80; // What the bars at the window's edges take, in pixels.
const extra = [];
let button;
let menu;
let turn;
let rangeFrom;

/** Adds a line to the menus: `line(turn)` gives { text, run } or nothing. */
export function addLine(line) {
  extra.push(line);
}

export function startMenu() {
  const text = document.querySelector(".ch-text");
  button = document.createElement("button");
  button.type = "button";
  button.className = "ch-share";
  button.textContent = "Share";
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (menu ? close() : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !menu) {
      event.preventDefault();
      open();
    }
  });
  const approach = (event) => goTo(event.target.closest?.(".ch-turn"));
  text.addEventListener("pointerover", approach);
  text.addEventListener("click", approach);
  text.addEventListener("focusin", approach);
  onMoment(({ element }) => goTo(element.closest(".ch-turn"), true));
  document.addEventListener("pointerdown", (event) => {
    if (menu && !menu.contains(event.target) && event.target !== button) close();
  });
  document.addEventListener("focusin", (event) => {
    if (menu && !menu.contains(event.target) && event.target !== button) close();
  });
}

/** Opens the menu of the turn at hand; of the first one in view where none is. */
export function openMenu() {
  const visible = (one) => {
    const box = one?.getBoundingClientRect();
    return box && box.bottom > EDGE && box.top < innerHeight;
  };
  const inView = () => [...document.querySelectorAll(".ch-turn")].find(visible);
  const near = [document.activeElement?.closest(".ch-turn"), turn, landed()?.closest(".ch-turn")];
  goTo(near.find(visible) ?? inView(), true);
  if (turn && !menu) open();
}

function goTo(to, asked = false) {
  if (!to || to === turn || menu || (!asked && document.activeElement === button)) return;
  turn = to;
  button.setAttribute("aria-label", `Share ${timeOf(to)}`.trim());
  (to.querySelector(".ch-who") ?? to).append(button);
}

const timeOf = (one) => (startOf(one) === undefined ? "this turn" : clock(startOf(one)));

function lines() {
  const moment = turn.id;
  const from = rangeFrom && rangeFrom !== turn && startOf(rangeFrom) <= startOf(turn) ? rangeFrom : undefined;
  const timed = startOf(turn) !== undefined;
  const correction = globalThis.chapterhouse?.correction?.(turn);
  const edit = turn.dataset.edit ?? correction?.edit;
  const found = [
    { text: "Copy link", run: () => copy(addressOf(moment), "Link copied.") },
    { text: "Copy quote", run: () => copy(quote([turn], moment), "Quote copied, with its link.") },
    timed && !from && endOf(turn) !== undefined && { text: "Begin a range here", run: beginRange },
    from && { text: `Copy link from ${clock(startOf(from))} to here`, run: () => copyRange(from) },
    navigator.share && { text: "Send to…", run: () => share(moment) },
    ...extra.map((line) => line(turn)),
    edit && { text: "Correct this line", href: edit },
    correction?.issue && { text: "Say what is wrong here", href: correction.issue },
  ];
  return found.filter(Boolean);
}

function beginRange() {
  rangeFrom = turn;
  say(`The range begins at ${clock(startOf(turn))}. Now open the menu of the turn where it ends.`);
}

function copyRange(from) {
  const range = momentOf([from, turn]);
  rangeFrom = undefined;
  copy(addressOf(range), `Link to ${clock(startOf(from))}–${clock(endOf(turn) ?? startOf(turn))} copied.`);
}

function share(moment) {
  navigator.share({ title: document.title, url: addressOf(moment) }).catch(() => {});
}

function open() {
  menu = document.createElement("div");
  menu.className = "ch-menu";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", button.getAttribute("aria-label"));
  for (const line of lines()) menu.append(item(line));
  menu.addEventListener("keydown", onKey);
  turn.append(menu);
  button.setAttribute("aria-expanded", "true");
  const [around, at] = [turn.getBoundingClientRect(), button.getBoundingClientRect()];
  const below = innerHeight - EDGE - at.bottom;
  if (below > menu.offsetHeight || at.top - EDGE < menu.offsetHeight) {
    menu.style.top = `${at.bottom - around.top + 4}px`;
  } else {
    menu.style.bottom = `${around.bottom - at.top + 4}px`;
  }
  menu.firstChild.focus({ preventScroll: true });
  menu.scrollIntoView({ block: "nearest" });
}

function item({ text, run, href }) {
  const element = document.createElement(href ? "a" : "button");
  element.setAttribute("role", "menuitem");
  element.tabIndex = -1;
  element.textContent = text;
  if (href) {
    element.href = href;
    element.rel = "noopener";
  } else {
    element.type = "button";
  }
  element.addEventListener("click", () => {
    run?.();
    close(true);
  });
  return element;
}

function close(back = false) {
  const old = menu;
  menu = undefined;
  button.setAttribute("aria-expanded", "false");
  if (back) button.focus({ preventScroll: true });
  old.remove();
}

function onKey(event) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to !== undefined) items[to].focus();
  else if (event.key === "Escape" || event.key === "Tab") close(true);
  else return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
}
