/* Marks the turn that is spoken, and keeps it in view as long as the reader lets it. Whoever
   scrolls is left alone until they ask for it again. */

import { endOf, indexAt, moments } from "./moments.js";

const KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let spoken;
let following = true;
let changed = () => {};

export const isFollowing = () => following;

export function setFollowing(wanted) {
  following = wanted;
  changed();
}

/** Watches for scrolling by hand; calls back whenever following begins or ends. */
export function startFollowing(onChange) {
  changed = onChange;
  const stop = () => following && setFollowing(false);
  addEventListener("wheel", stop, { passive: true });
  addEventListener("touchmove", (event) => event.target.closest?.(".ch-player") || stop(), { passive: true });
  addEventListener("keydown", (event) => {
    if (KEYS.has(event.key) && !event.target.closest?.("button, input, select, textarea, a, [role=menu], dialog")) stop();
  });
  // On the bar at the window's edge: the pointer is on the document and on nothing in it.
  addEventListener("pointerdown", (event) => event.target === document.documentElement && stop());
}

/** Marks what is spoken at a time; `moving`: and brings it into view where one follows. */
export function showSpoken(time, moving) {
  const moment = moments[indexAt(time)];
  if (moment?.element !== spoken) {
    spoken?.removeAttribute("aria-current");
    spoken = moment?.element;
    spoken?.setAttribute("aria-current", "true");
  }
  if (moving && following && spoken) keepInView(moment, time);
}

/** In a turn that is longer than the window, the place is reckoned from the time that has passed. */
function keepInView({ element, start }, time) {
  const box = element.getBoundingClientRect();
  const end = endOf(element);
  const long = box.height > innerHeight * 0.55;
  const part = long && end ? Math.min(1, (time - start) / (end - start)) : 0;
  const at = box.top + box.height * part;
  const comfortable = at > innerHeight * 0.12 && at < innerHeight * 0.66;
  if (!comfortable) {
    scrollBy({ top: at - innerHeight * 0.28, behavior: calm.matches ? "instant" : "smooth" });
  }
}
