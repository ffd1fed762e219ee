/* What was found, as elements: episodes, and beneath each its moments as links. */

const MOMENTS = 3;

/** An element with attributes (a `class` too) and children, which are elements or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A time as the pages write it: 57 is 00:57, 3753 is 1:02:33. */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const minutes = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole < 3600 ? minutes : `${Math.floor(whole / 3600)}:${minutes}`;
}

const pieces = (parts) =>
  parts.map(({ text, hit }) => (hit ? element("mark", {}, text) : document.createTextNode(text)));

/** The address of a moment, with the words that are to be marked there. */
export function addressOf(page, moment) {
  const address = new URL(page.address, location.href);
  moment.marked.slice(0, 8).forEach((words) => address.searchParams.append("highlight", words));
  address.hash = moment.anchor;
  return address.href;
}

/** A page that was found, as an item of a list. `level` is that of its heading. */
export function pageItem(page, { level = 3, moments = MOMENTS } = {}) {
  const { show, date, kind } = page.facts;
  const about = [show, date, kind === "Transcript" ? "" : kind].filter(Boolean);
  const item = element(
    "li",
    { class: "ch-hit" },
    element(`h${level}`, { class: "ch-hit__title", dir: "auto" }, element("a", { href: page.address }, ...pieces(page.title))),
  );
  if (about.length) {
    const facts = about.map((fact) => element("span", {}, fact));
    item.append(element("p", { class: "ch-hit__facts" }, ...facts));
  }
  const shown = best(page.moments, moments);
  if (!shown.length && page.opening.length) {
    item.append(element("p", { class: "ch-hit__opening", dir: "auto" }, ...pieces(page.opening)));
  }
  if (shown.length) {
    const list = element("ol", { class: "ch-hit__moments" });
    list.append(...shown.map((moment) => momentItem(page, moment)));
    item.append(list);
    const more = page.moments.length - shown.length;
    if (more > 0) item.append(moreButton(page, list, more));
  }
  return item;
}

/**
 * The moments with most of what was asked for, in the order in which they were said. What no other
 * one that is shown has answered counts most, so that each part of a query is seen.
 */
function best(moments, many) {
  const left = new Set(moments);
  const chosen = new Set();
  const answered = new Set();
  const worth = ({ score, asked }) => score + 2 * [...asked].filter((one) => !answered.has(one)).length;
  while (chosen.size < many && left.size) {
    const next = [...left].reduce((one, other) => (worth(other) > worth(one) ? other : one));
    left.delete(next);
    chosen.add(next);
    next.asked.forEach((one) => answered.add(one));
  }
  return moments.filter((moment) => chosen.has(moment));
}

function moreButton(page, list, more) {
  const label = more === 1 ? "1 more moment" : `${more} more moments`;
  const button = element("button", { class: "ch-hit__more", type: "button" }, label);
  button.addEventListener("click", () => {
    const shown = new Set([...list.children].map((child) => child.dataset.moment));
    const all = page.moments.map((moment) => momentItem(page, moment));
    list.replaceChildren(...all);
    button.remove();
    all.find((child) => !shown.has(child.dataset.moment))?.querySelector("a").focus();
  });
  return button;
}

function momentItem(page, moment) {
  const where = element("span", { class: "ch-moment__where" });
  if (moment.start !== null) where.append(element("time", {}, clock(moment.start)));
  if (moment.speaker) where.append(element("b", {}, moment.speaker));
  if (moment.chapter) where.append(element("i", {}, moment.chapter));
  if (moment.kind === "heading") {
    const chapter = moment.anchor.startsWith("chapter-");
    where.append(element("i", {}, chapter ? "Chapter" : "Heading"));
  }
  if (moment.kind === "opening" && page.facts.kind === "Transcript") {
    where.append(element("i", {}, "Introduction"));
  }
  const said = element("span", { class: "ch-moment__said", dir: "auto" }, ...pieces(moment.said));
  const parts = where.children.length ? [where, said] : [said];
  const link = element("a", { class: "ch-moment", href: addressOf(page, moment) }, ...parts);
  return element("li", { "data-moment": moment.anchor || "opening" }, link);
}

/** How many pages and moments, in words. */
export function countText(pages, opened) {
  const moments = opened.reduce((sum, page) => sum + page.moments.length, 0);
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  const episodes = opened.every(({ facts }) => facts.isEpisode);
  const found = episodes ? count(pages, "episode", "episodes") : count(pages, "page", "pages");
  if (!moments) return found;
  const first = opened.length < pages ? ` in the first ${opened.length}` : "";
  return `${found}, ${count(moments, "moment", "moments")}${first}`;
}
