/*
 * Puts the line of its file on every turn (data-line), and points the links at the foot of the page
 * to the turn that the address names. Other scripts ask chapterhouse.correction(turn) for the two
 * addresses of a turn: { edit, issue }, issue only where the repository has issue forms.
 */
(() => {
  "use strict";
  const foot = document.querySelector(".ch-correct");
  if (!foot) return;
  const { editBase, blobBase, issueBase, lines } = foot.dataset;
  const turns = [...document.querySelectorAll(".ch-turn")];
  const longestQuote = 600;

  let line = 0;
  (lines ? lines.split(" ") : []).forEach((step, index) => {
    line += Number(step);
    if (turns[index]) turns[index].dataset.line = line;
  });

  const quoteOf = (turn) => {
    const said = [...turn.querySelectorAll(":scope > p:not(.ch-who)")];
    const text = said.map((paragraph) => paragraph.textContent.trim()).join(" ");
    return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  };

  const correction = (turn) => {
    const at = turn.dataset.line ? `#L${turn.dataset.line}` : "";
    const edit = editBase + at;
    if (!issueBase) return { edit };
    const time = turn.querySelector(".ch-who > a")?.textContent.trim() ?? "";
    const about = new URLSearchParams({
      page: `${location.href.split("#")[0]}#${turn.id}`,
      time: time === "#" ? "" : time,
      quote: quoteOf(turn),
      file: blobBase + at,
    });
    return { edit, issue: `${issueBase}&${about}` };
  };

  const [editLink, issueLink] = foot.querySelectorAll("a");
  const name = editLink.textContent;
  const named = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // A broken address names no turn.
    }
  };
  const point = () => {
    const [id] = named().split(",");
    const turn = id ? document.getElementById(id)?.closest(".ch-turn") : null;
    const { edit, issue } = turn ? correction(turn) : {};
    editLink.href = edit ?? editBase;
    const time = turn?.querySelector(".ch-who > a")?.textContent.trim();
    editLink.textContent = time && time !== "#" ? `${name} at ${time}` : name;
    if (issueLink) {
      const page = new URLSearchParams({ page: location.href.split("#")[0], file: blobBase });
      issueLink.href = issue ?? `${issueBase}&${page}`;
    }
  };
  addEventListener("hashchange", point);
  point();

  globalThis.chapterhouse = Object.assign(globalThis.chapterhouse ?? {}, { correction });
})();
