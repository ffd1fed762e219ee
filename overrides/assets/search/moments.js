/* From the words that Pagefind found to the moments at which they were said.

   A fragment is what Pagefind keeps of a page: its text, and its anchors, each with the number of
   the word that follows it. The build put a turn's speaker behind its id (`t=57@Kim+Reyes`), and
   the facts of the page behind `facts@`. Nothing here touches the page or the network. */

import { asWritten, fold, isFoundBy, plain, wordsOf } from "./words.js";

const TURN = /^(?:t=(\d+(?:\.\d+)?)(?:-\d+)?|turn-\d+)$/;
const CHAPTER = /^chapter-(\d+(?:\.\d+)?)/;
const SENTENCE_END = /[.!?…。！？]["”’»」）)\]]*$/u;
const ABBREVIATION = /^[“"‘(]*(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e)\.$/iu;
const GAP_AFTER = /((?:^|[^^])(?:\^\^)*)\^$/;
const SHORT = 7;
const LONG = 44;
const AROUND = 14;
const OPENING = 30;
const OTHERS = ["Person", "Show", "Topic"];

const read = new WeakMap();

/** The words of a fragment as Pagefind counts them, as they are written. */
const tokensOf = (fragment) => readingOf(fragment).tokens;

/** Those, and the numbers of those that have no space after them (`glued`). */
function readingOf(fragment) {
  if (!read.has(fragment)) {
    const glued = new Set();
    const tokens = fragment.content.split(/[\r\n\s]+/g).map((piece, at) => {
      if (!piece.includes("^")) return piece; // Most have nothing to be taken out: this is quick.
      if (GAP_AFTER.test(piece)) glued.add(at);
      return asWritten(piece.replace(GAP_AFTER, "$1"));
    });
    read.set(fragment, { tokens, glued });
  }
  return read.get(fragment);
}

/** The facts of a fragment's page: `kind`, and where they are known `show` and `date`. */
export function factsOf(fragment) {
  const anchor = fragment.anchors.find(({ id }) => id.startsWith("facts@"));
  const facts = anchor ? JSON.parse(unquoted(anchor.id.slice(6))) : {};
  return { ...facts, isEpisode: !OTHERS.includes(facts.kind) };
}

/**
 * Where the parts of a query were said on a page: by the number of the word, what of the query it
 * answers. `null` where nothing was, or not what stood in quotation marks. `found` are the numbers
 * that Pagefind gives, which may be too many: of a word that it does not know it takes the beginning.
 */
export function hitsOf(fragment, found, parts) {
  const tokens = tokensOf(fragment);
  const hits = [];
  for (const forms of parts) {
    const places = forms.flatMap((form) =>
      form.phrase ? phraseHits(fragment, form, forms) : wordHits(tokens, found, form, forms),
    );
    if (!places.length && forms[0].exact) return null;
    hits.push(...places);
  }
  if (parts.length && !hits.length) return null;
  return new Map(hits.sort(([one], [other]) => one - other));
}

/** What a form answers: one thing, however it is spelt; several words are one thing each. */
const askedBy = (forms, word) => (forms.length === 1 && !forms[0].phrase ? word : forms[0].words.join(" "));

/** Every place of a phrase: Pagefind tells of the first one only. */
function phraseHits(fragment, { words }, forms) {
  const tokens = tokensOf(fragment);
  const folded = fold(tokens.join("\n")).split("\n");
  const asked = askedBy(forms, words.join(" "));
  const begins = [...folded.keys()].filter((at) => folded[at].includes(words[0]));
  return begins.flatMap((at) => phraseAt(tokens, at, words).map((place) => [place, asked]));
}

/** The places of words that follow one another from a place on; none where they do not. */
function phraseAt(tokens, at, words) {
  const places = [];
  let next = 0;
  for (let place = at; next < words.length && place < tokens.length; place += 1) {
    const said = wordsOf(tokens[place]);
    // A token may hold several words (state-of-the-art): a phrase may begin and end inside it.
    const rest = said.slice(next === 0 ? Math.max(0, said.indexOf(words[0])) : 0);
    const wanted = words.slice(next, next + rest.length);
    if (!wanted.every((word, index) => rest[index] === word)) return [];
    next += wanted.length;
    if (wanted.length) places.push(place);
  }
  return next === words.length ? places : [];
}

function wordHits(tokens, found, { words, exact }, forms) {
  return found.flatMap((at) => {
    if (tokens[at] === undefined) return [];
    const said = [plain(tokens[at]), ...wordsOf(tokens[at])];
    const word = words.find((one) => said.some((other) => (exact ? other === one : isFoundBy(other, one))));
    return word ? [[at, askedBy(forms, word)]] : [];
  });
}

/** What of the query the page does not have. */
export function wordsNotIn(hits, parts) {
  const answered = new Set(hits.values());
  const asked = parts.flatMap((forms) =>
    forms.length === 1 && !forms[0].phrase ? forms[0].words : [forms[0].words.join(" ")],
  );
  return asked.filter((words) => !answered.has(words));
}

/**
 * A page's moments, in the order in which they were said: `anchor` (empty for the words before the
 * first turn), `start` in seconds or `null`, `speaker`, `chapter`, `said` (a sentence as pieces
 * `{ text, hit }`), `marked` (the words to mark there), `asked` (what of the query it answers) and
 * `score`: how much of the query it has.
 */
export function momentsOf(fragment, hits) {
  const { tokens, glued } = readingOf(fragment);
  const numbers = [...hits.keys()];
  const moments = [];
  let next = 0;
  for (const place of placesOf(fragment, tokens.length)) {
    const here = [];
    for (; next < numbers.length && numbers[next] < place.end; next += 1) here.push(numbers[next]);
    if (here.length && place.kind !== "title") moments.push(momentAt(tokens, glued, place, here, hits));
  }
  return moments;
}

/** The page's title as pieces, with what was found in it. */
export function titleOf(fragment, hits) {
  const { tokens, glued } = readingOf({ content: fragment.meta.title });
  return piecesOf(tokens, glued, 0, tokens.length, hits);
}

/** The first words after the title, as pieces; with what was found in them. */
export function openingOf(fragment, hits) {
  const { tokens, glued } = readingOf(fragment);
  const from = titleLength(fragment);
  const to = Math.min(tokens.length, from + OPENING);
  const pieces = piecesOf(tokens, glued, from, to, hits);
  return to < tokens.length ? [...pieces, { text: " …", hit: false }] : pieces;
}

/** How much of the query stands in the title. */
export function titleScore(fragment, hits) {
  const length = titleLength(fragment);
  return coverage([...hits.keys()].filter((at) => at < length), hits);
}

/** The stretches of a page: its title, what comes before the first anchor, then each anchor's. */
function placesOf(fragment, length) {
  const places = [
    { kind: "title", begin: 0 },
    { kind: "opening", begin: titleLength(fragment), anchor: "", start: null, speaker: "", chapter: "" },
  ];
  let chapter = "";
  for (const { id, element, text, location } of fragment.anchors) {
    const [anchor, speaker = ""] = id.split("@");
    const turn = TURN.exec(anchor);
    const heading = /^h[2-6]$/.test(element);
    if (heading) chapter = anchor === "transcript" ? "" : asWritten(text ?? "").trim();
    if (anchor === "facts" || !(turn || heading)) continue;
    places.push({
      kind: heading ? "heading" : "turn",
      begin: location,
      anchor,
      start: secondsOf(heading ? CHAPTER.exec(anchor) : turn),
      speaker: unquoted(speaker),
      chapter: heading ? "" : chapter,
    });
  }
  places.forEach((place, index) => {
    place.end = places[index + 1]?.begin ?? length;
  });
  return places;
}

const secondsOf = (found) => (found?.[1] === undefined ? null : Number(found[1]));

/** How many words of the text are the title, which stands first in it. */
const titleLength = (fragment) => fragment.meta.title.split(/\s+/).filter(Boolean).length;

function momentAt(tokens, glued, place, here, hits) {
  const [from, to] = sentenceOf(tokens, place, here, hits);
  const said = piecesOf(tokens, glued, from, to, hits);
  // What is shown whole needs no sign that it is cut.
  const begins = from === place.begin || endsSentence(tokens[from - 1]);
  const ends = to === place.end || endsSentence(tokens[to - 1]);
  if (!begins) said.unshift({ text: "… ", hit: false });
  if (!ends) said.push({ text: " …", hit: false });
  const marked = [...new Set(said.filter(({ hit }) => hit).map(({ text }) => text))];
  const inside = here.filter((at) => at >= from && at < to);
  const score = coverage(inside, hits) + here.length / 1000 - (place.anchor ? 0 : 0.4);
  const asked = new Set(inside.map((at) => hits.get(at)));
  const { kind, anchor, start, speaker, chapter } = place;
  return { kind, anchor, start, speaker, chapter, said, marked, asked, score };
}

/** How many different things of the query stand there; half a thing more for each pair in a row. */
function coverage(places, hits) {
  const pairs = places.filter((at) => hits.has(at + 1) && hits.get(at + 1) !== hits.get(at));
  return new Set(places.map((at) => hits.get(at))).size + Math.min(2, pairs.length) / 2;
}

const endsSentence = (word) => SENTENCE_END.test(word) && !ABBREVIATION.test(word);

/** The sentence with most of the query, with the next one where it is short, cut where it is long. */
function sentenceOf(tokens, { begin, end }, here, hits) {
  let best = [begin, begin, -1, begin];
  for (const hit of here) {
    if (hit < best[1] && best[2] >= 0) continue;
    let from = hit;
    while (from > begin && !endsSentence(tokens[from - 1])) from -= 1;
    let to = from;
    do {
      to += 1;
    } while (to < end && (to <= hit || to - from < SHORT || !endsSentence(tokens[to - 1])));
    const value = coverage(here.filter((at) => at >= from && at < to), hits);
    if (value > best[2]) best = [from, to, value, hit];
  }
  const [from, to, , hit] = best;
  if (to - from <= LONG) return [from, to];
  const start = Math.max(from, Math.min(hit - AROUND, to - LONG));
  return [start, Math.min(to, start + LONG)];
}

/** Some words as pieces of text: neighbours that were found are one, the signs around them are not. */
function piecesOf(tokens, glued, from, to, hits) {
  const pieces = [];
  const add = (text, hit) => {
    if (!text) return;
    if (pieces.at(-1)?.hit === hit) pieces.at(-1).text += text;
    else pieces.push({ text, hit });
  };
  for (let at = from; at < to; at += 1) {
    const text = tokens[at] ?? "";
    const space = glued.has(at) || at + 1 === to ? "" : " ";
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text);
    const goesOn = hits.has(at) && hits.has(at + 1) && at + 1 < to && (!after || glued.has(at));
    add(before, false);
    add(core, hits.has(at));
    add(after, goesOn);
    add(space, goesOn);
  }
  return pieces;
}

const unquoted = (text) => decodeURIComponent(text.replaceAll("+", " "));
