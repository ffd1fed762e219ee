/* Marks the moment or range that the address names. An id that is there is the browser's to scroll
   to; any other time leads to what is being spoken then. Going back leaves the scrolling to the
   browser too, which knows where the reader was. */

import { fragment, readMoment } from "./fragment.js";
import { between, chapterStart, endOf, startOf } from "./moments.js";

const listeners = [];
let marked = [];

/** Calls back with { element, start, end } whenever the address names a moment of the page. */
export function onMoment(listener) {
  listeners.push(listener);
}

/** The first element that is marked now. */
export const landed = () => marked[0];

/** Makes a moment the one that the address names, without scrolling away from where one reads. */
export function choose(id) {
  if (fragment() === id) return tell();
  history.pushState({ moment: true }, "", `#${id}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function startLanding() {
  document.querySelector(".ch-episode").dataset.landing = "";
  addEventListener("hashchange", land);
  land();
}

let last;

function land() {
  for (const element of marked) element.classList.remove("ch-here");
  const { elements, exact, ...moment } = find(fragment());
  marked = elements;
  for (const element of marked) element.classList.add("ch-here");
  last = elements.length ? { element: elements[0], ...moment } : undefined;
  if (!elements.length) return;
  const known = history.state?.moment;
  if (!known) history.replaceState({ ...history.state, moment: true }, "");
  if (!known && !exact) {
    elements[0].scrollIntoView({ block: "start" });
    elements[0].tabIndex = -1;
    elements[0].focus({ preventScroll: true });
  }
  tell();
}

function tell() {
  if (last) for (const listener of listeners) listener(last);
}

function find(text) {
  const named = text ? document.getElementById(text) : null;
  if (named) {
    const chapter = named.matches(".ch-chapter");
    const moment = chapter || named.matches(".ch-turn, .ch-text li");
    return {
      elements: moment ? [named] : [],
      exact: true,
      start: chapter ? chapterStart(named) : startOf(named),
    };
  }
  const asked = readMoment(text);
  if (!asked) return { elements: [] };
  const elements = between(asked.start, asked.end ?? asked.start);
  return { elements, ...asked, length: endOf(elements.at(-1)) };
}
