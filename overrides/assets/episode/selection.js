/* Words that are selected in the transcript: a small bar to copy the range's link, or the quote.
   It comes for words selected by mouse, by touch and by keyboard alike. */

import { copy } from "./copy.js";
import { addressOf } from "./fragment.js";
import { momentOf, quote, timesOf } from "./quote.js";

let bar;
let chosen;

export function startSelection() {
  bar = document.createElement("div");
  bar.className = "ch-selected";
  bar.hidden = true;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Selected words");
  bar.append(
    button("Copy link", () => copy(addressOf(chosen.moment), `Link to ${chosen.times || "these words"} copied.`)),
    button("Copy quote", () => copy(quote(chosen.turns, chosen.moment, chosen.range), "Quote copied, with its link.")),
  );
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") getSelection().removeAllRanges();
  });
  document.querySelector(".ch-text").after(bar);
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
}

/** Puts the focus on the bar where words are selected; whether they are. */
export function enterSelection() {
  look();
  if (bar.hidden) return false;
  bar.firstChild.focus({ preventScroll: true });
  return true;
}

function look() {
  if (bar.contains(document.activeElement) && chosen) return;
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const turns = range && range.toString().trim() ? turnsIn(range) : [];
  bar.hidden = !turns.length;
  if (bar.hidden) return (chosen = undefined);
  chosen = { turns, moment: momentOf(turns), times: timesOf(turns), range: range.cloneRange() };
  bar.firstChild.textContent = chosen.times ? `Copy link to ${chosen.times}` : "Copy link";
  place(range);
}

function turnsIn(range) {
  const inside = (turn) =>
    [...turn.querySelectorAll(":scope > p:not(.ch-who)")].some((paragraph) => {
      const part = document.createRange();
      part.selectNodeContents(paragraph);
      return range.compareBoundaryPoints(Range.END_TO_START, part) < 0 && range.compareBoundaryPoints(Range.START_TO_END, part) > 0;
    });
  const node = range.commonAncestorContainer;
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const one = element.closest(".ch-turn");
  if (one) return inside(one) ? [one] : [];
  return [...element.querySelectorAll(".ch-turn")].filter((turn) => range.intersectsNode(turn) && inside(turn));
}

function place(range) {
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const from = bar.offsetParent.getBoundingClientRect();
  const room = document.documentElement.clientWidth - bar.offsetWidth - 8;
  bar.style.left = `${Math.max(8, Math.min(last.right - bar.offsetWidth / 2, room)) - from.left}px`;
  bar.style.top = `${Math.min(last.bottom + 10, innerHeight - bar.offsetHeight - 80) - from.top}px`;
}

function button(text, run) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", run);
  return element;
}
