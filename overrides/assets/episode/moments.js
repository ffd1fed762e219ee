/* The moments of a page in the order of their times: its timed turns, or on a page without turns
   the times of its chapter list. All of an element's facts come from its id, which is permanent. */

const TIMED = /^t=(\d+(?:\.\d+)?)(?:-\d+)?$/;
const found = (selector) =>
  [...document.querySelectorAll(selector)].flatMap((element) => {
    const time = TIMED.exec(element.id);
    return time ? [{ element, start: Number(time[1]) }] : [];
  });

const turns = found('.ch-turn[id^="t="]');
export const moments = (turns.length ? turns : found('.ch-text li[id^="t="]')).sort(
  (one, other) => one.start - other.start,
);

/** The index of the last moment that begins at or before a time; -1 before the first one. */
export function indexAt(time) {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle].start <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The elements that are spoken from one time up to another. */
export function between(start, end) {
  const first = Math.max(0, indexAt(start));
  const later = moments.findIndex((moment) => moment.start >= end);
  const last = later < 0 ? moments.length : Math.max(later, first + 1);
  return moments.slice(first, last).map((moment) => moment.element);
}

/** When an element begins, in seconds; undefined where it has no time. */
export const startOf = (element) => {
  const time = TIMED.exec(element?.id ?? "");
  return time ? Number(time[1]) : undefined;
};

/** When what follows an element begins; undefined for the last one. */
export function endOf(element) {
  const start = startOf(element);
  return moments.find((moment) => moment.start > start)?.start;
}

/** The time of a chapter: its own, else that of the first turn after it. */
export function chapterStart(heading) {
  const own = /^chapter-(?:at-t-)?(\d+(?:\.\d+)?)(?:-\d+)?$/.exec(heading.id);
  if (own) return Number(own[1]);
  let next = heading.nextElementSibling;
  while (next && startOf(next) === undefined) next = next.nextElementSibling;
  return startOf(next);
}

/** Seconds as a clock shows them: 02:05, 1:02:33. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
}
