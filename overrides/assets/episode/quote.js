/* What was said, as one quotes it: words, who said them, where, when, and the link. */

import { addressOf } from "./fragment.js";
import { clock, endOf, startOf } from "./moments.js";

const speakerOf = (turn) => {
  const name = turn.querySelector(".ch-who > b:not(.ch-nobody)");
  return name?.textContent.trim() ?? "";
};
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** The words of a turn; of a range's part of it where there is one. */
function wordsOf(turn, range) {
  const paragraphs = turn.matches("li") ? [turn] : turn.querySelectorAll(":scope > p:not(.ch-who)");
  return [...paragraphs]
    .filter((paragraph) => !range || range.intersectsNode(paragraph))
    .map((paragraph) => {
      const part = document.createRange();
      part.selectNodeContents(paragraph);
      if (range && paragraph.contains(range.startContainer)) {
        part.setStart(range.startContainer, range.startOffset);
      }
      if (range && paragraph.contains(range.endContainer)) {
        part.setEnd(range.endContainer, range.endOffset);
      }
      return tidy(part.toString());
    })
    .filter(Boolean)
    .join("\n\n");
}

/** The moment of some turns, for behind the #: `t=57`, `t=57,93`, `turn-12`. */
export function momentOf(turns) {
  const [first, last] = [turns[0], turns.at(-1)];
  const [start, end] = [startOf(first), endOf(last)];
  return start === undefined || end === undefined ? first.id : `t=${start},${end}`;
}

/** The time of some turns in words: `02:05`, `02:05–03:10`; empty where there is none. */
export function timesOf(turns) {
  const [start, end] = [startOf(turns[0]), endOf(turns.at(-1))];
  if (start === undefined) return "";
  return turns.length > 1 && end !== undefined ? `${clock(start)}–${clock(end)}` : clock(start);
}

/** Turns, or the part of them that is selected, as a quotation. */
export function quote(turns, moment, range) {
  const said = turns.map((turn) => [speakerOf(turn), wordsOf(turn, range)]).filter(([, words]) => words);
  const speakers = [...new Set(said.map(([name]) => name).filter(Boolean))];
  const words =
    speakers.length > 1
      ? said.map(([name, text]) => (name ? `${name}: ${text}` : text)).join("\n\n")
      : `“${said.map(([, text]) => text).join("\n\n")}”`;
  const episode = document.querySelector(".ch-episode");
  const title = tidy(episode.querySelector("h1").textContent);
  const { show } = episode.dataset;
  const by = speakers.length === 1 ? speakers[0] : "";
  const from = [by, `“${title}”`, show, timesOf(turns)].filter(Boolean).join(", ");
  return `${words}\n— ${from}\n${addressOf(moment)}`;
}
