/* Where the reader is: the current chapter in the list, how much of the episode is behind, and on
   small screens a bar that says so and opens the list as a drawer. */

import { clock, moments } from "./moments.js";

const LINE = 0.3; // How far down the window one reads, as a part of its height.
const SMALL = matchMedia("(max-width: 59.9em)");

export function startChapters() {
  const nav = document.querySelector(".ch-chapters");
  const text = document.querySelector(".ch-text");
  const links = nav ? [...nav.querySelectorAll("ol a")] : [];
  const chapters = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!nav || !chapters.length) return;
  nav.querySelector("details").open = !SMALL.matches;
  nav.dataset.ready = "";
  SMALL.addEventListener("change", () => (nav.querySelector("details").open = !SMALL.matches));
  const drawer = makeDrawer(nav);
  const list = nav.querySelector("ol");
  const progress = Object.assign(document.createElement("span"), { className: "ch-progress" });
  nav.querySelector("summary").append(" ", progress);
  let current;

  const update = () => {
    const line = innerHeight * LINE;
    let at = -1;
    chapters.forEach(({ heading }, index) => {
      if (heading.getBoundingClientRect().top <= line) at = index;
    });
    const box = text.getBoundingClientRect();
    const done = Math.min(1, Math.max(0, (line - box.top) / Math.max(1, box.height - innerHeight * (1 - LINE))));
    const chapter = chapters[at];
    if (chapter !== current) {
      current?.link.removeAttribute("aria-current");
      chapter?.link.setAttribute("aria-current", "location");
      current = chapter;
      if (chapter && !SMALL.matches) keepInView(nav, chapter.link);
    }
    const next = chapters[at + 1]?.heading.getBoundingClientRect().top ?? box.bottom;
    const from = chapter?.heading.getBoundingClientRect().top ?? line;
    const within = Math.min(1, (line - from) / Math.max(1, next - from));
    const item = chapter?.link.parentElement;
    list.style.setProperty("--ch-read", item ? `${item.offsetTop - list.offsetTop + within * item.offsetHeight}px` : "0px");
    const spoken = spokenAtLine(line);
    drawer.isNeeded(nav.getBoundingClientRect().bottom < 0);
    drawer.show(chapter ? chapter.link.querySelector("span").textContent : "", done, spoken);
    progress.textContent = spoken === undefined || spoken < 0 ? `${Math.round(done * 100)}%` : `${clock(spoken)} of ${clock(moments.at(-1).start)}`;
  };
  // A chapter that comes in or goes is told by the observer; how far one is, by the scrolling.
  const observer = new IntersectionObserver(update, { rootMargin: "0px 0px -70% 0px" });
  for (const { heading } of chapters) observer.observe(heading);
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      update();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  update();
}

/** The chapter `step` further than the current one is brought into view. */
export function goToChapter(step) {
  const links = [...document.querySelectorAll(".ch-chapters ol a, .ch-drawer ol a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[Math.max(0, at + step)]?.click();
}

function spokenAtLine(line) {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle].element.getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return moments.length ? (low ? moments[low - 1].start : 0) : undefined;
}

function keepInView(nav, link) {
  const [around, inside] = [nav.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inside.top < around.top + 60) nav.scrollTop -= around.top + 60 - inside.top;
  else if (inside.bottom > around.bottom - 60) nav.scrollTop += inside.bottom - around.bottom + 60;
}

function makeDrawer(nav) {
  const details = nav.querySelector("details");
  const list = nav.querySelector("ol");
  const name = nav.querySelector("summary").firstChild.textContent.trim();
  const template = document.createElement("template");
  template.innerHTML = `
    <button class="ch-where" type="button" aria-haspopup="dialog" hidden>
      <span class="ch-where__done"></span><span class="ch-visually-hidden"></span><span class="ch-where__title"></span><span class="ch-where__time"></span>
    </button>
    <dialog class="ch-drawer" aria-labelledby="drawer-title">
      <p class="ch-drawer__head"><strong id="drawer-title"></strong><button type="button" aria-label="Close">×</button></p>
    </dialog>`;
  const bar = template.content.querySelector("button");
  const dialog = template.content.querySelector("dialog");
  dialog.querySelector("strong").textContent = name;
  bar.querySelector(".ch-visually-hidden").textContent = `${name}: `;
  nav.after(template.content);
  bar.addEventListener("click", () => {
    dialog.append(list);
    dialog.showModal();
    const here = list.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "center" });
    here?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("button, a")) dialog.close();
  });
  dialog.addEventListener("close", () => details.querySelector("summary").after(list));
  return {
    isNeeded: (needed) => (bar.hidden = !needed),
    show(title, done, spoken) {
      bar.querySelector(".ch-where__title").textContent = title || name;
      bar.querySelector(".ch-where__time").textContent = spoken ? clock(spoken) : `${Math.round(done * 100)}%`;
      bar.style.setProperty("--ch-done", done);
    },
  };
}
