/* Asks Pagefind, part by part, and puts together what each page has.

   `prepare` fetches the little that a search begins with; the index itself, and what reads it, are
   fetched with the first letter that is typed (`start`). */

import { partsOf } from "./query.js";
import { factsOf, hitsOf, momentsOf, openingOf, titleOf, titleScore, wordsNotIn } from "./moments.js";

const BUNDLE = new URL("../../pagefind/pagefind.js", import.meta.url).href;
const SITE = new URL("../../", import.meta.url);
const MARK = "pagefind_dcd";
const NAMES = new URL("../../search/names.json", import.meta.url).href;
/* A long transcript is not worth less than a teaser that has the word twice. */
const RANKING = { pageLength: 0, termFrequency: 1 };

let prepared = null;
let started = null;

/** Fetches Pagefind's script and the names; once, unless it failed. */
export function prepare() {
  prepared ??= Promise.all([import(BUNDLE), names()]).catch((error) => {
    prepared = null;
    throw error;
  });
  return prepared;
}

/** Loads what every search needs; what it gives is of no use to others. */
export function start() {
  started ??= load().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function load() {
  const [bundle, groups] = await prepare();
  const pagefind = bundle.createInstance({ noWorker: true, ranking: RANKING });
  await pagefind.init();
  return { pagefind, groups };
}

async function names() {
  try {
    const answer = await fetch(NAMES);
    return answer.ok ? await answer.json() : [];
  } catch {
    return []; // Without the names every spelling finds itself.
  }
}

/** What the site can be narrowed down by: `{ show: { "A show": 12 }, … }`. */
export async function choices() {
  const { pagefind } = await start();
  return pagefind.filters();
}

/**
 * The pages that have all of a query, the best first: each with `open()`, which fetches it.
 *
 * `filters` as `{ show: "A show" }`. Without a text: all pages that the filters let through.
 */
export async function find(text, filters = {}) {
  const { pagefind, groups } = await start();
  const parts = partsOf(text, groups);
  if (!parts.length) {
    const all = Object.keys(filters).length ? await pagefind.search(null, { filters }) : null;
    return (all?.results ?? []).map((result) => page(result, [], []));
  }
  const found = await Promise.all(
    parts.map((forms) => Promise.all(forms.map((form) => ask(pagefind, form, filters)))),
  );
  const lists = found.map(together);
  // What nobody ever said is no reason to find nothing, unless it stands in quotation marks.
  const kept = [...parts.keys()].filter((at) => lists[at].size || parts[at][0].exact);
  if (!kept.length) return [];
  const pages = kept.map((at) => lists[at]).reduce(inBoth);
  const missing = parts.filter((_, at) => !kept.includes(at)).flatMap(([form]) => form.words);
  const asked = kept.map((at) => parts[at]);
  return [...pages.values()]
    .sort((a, b) => b.score - a.score)
    .map(({ result, words }) => page(result, words, asked, missing));
}

async function ask(pagefind, { term }, filters) {
  return (await pagefind.search(term, { filters })).results;
}

/** The pages that have any of the forms. */
function together(lists) {
  const pages = new Map();
  for (const result of lists.flat()) {
    const { words, score } = pages.get(result.id) ?? { words: new Set(), score: 0 };
    result.words.forEach((word) => words.add(word));
    pages.set(result.id, { result, words, score: Math.max(score, result.score) });
  }
  return pages;
}

function inBoth(some, others) {
  const pages = new Map();
  for (const [id, one] of some) {
    const other = others.get(id);
    if (!other) continue;
    const words = new Set([...one.words, ...other.words]);
    pages.set(id, { result: one.result, words, score: one.score + other.score });
  }
  return pages;
}

const fragments = new Map();

/**
 * What the index keeps of a page. Pagefind's own way to it unzips in JavaScript and makes excerpts
 * that are not needed here; the browser is ten times as fast. Where it cannot, Pagefind does it.
 */
function fragmentOf(result) {
  if (!fragments.has(result.id)) {
    fragments.set(
      result.id,
      unzipped(result.id).catch(() => {
        fragments.delete(result.id);
        return result.data();
      }),
    );
  }
  return fragments.get(result.id);
}

async function unzipped(id) {
  const answer = await fetch(new URL(`fragment/${id}.pf_fragment`, BUNDLE));
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  if (!text.startsWith(MARK)) throw new Error("This is another form of index.");
  const fragment = JSON.parse(text.slice(MARK.length));
  return { ...fragment, url: new URL(fragment.url.replace(/^\//, ""), SITE).pathname };
}

/** A page that was found; `open()` gives `null` where a second look does not find the words. */
function page(result, words, parts, missing = []) {
  return {
    id: result.id,
    async open() {
      const fragment = await fragmentOf(result);
      const hits = hitsOf(fragment, [...words].sort((a, b) => a - b), parts);
      if (!hits) return null;
      const facts = factsOf(fragment);
      const moments = momentsOf(fragment, hits);
      const scores = [titleScore(fragment, hits), ...moments.map(({ score }) => score)];
      return {
        address: fragment.url,
        title: titleOf(fragment, hits),
        facts,
        opening: openingOf(fragment, hits),
        // A person or a topic is one result: nothing is said at a time there.
        moments: facts.isEpisode ? moments : [],
        missing: [...wordsNotIn(hits, parts), ...missing],
        score: Math.floor(Math.max(...scores)),
      };
    },
  };
}

/**
 * Opens pages until there are enough, a few at a time: what was found, and where it got to. Among
 * those, the ones come first that have more of the query in one place.
 */
export async function openSome(pages, from, enough) {
  const opened = [];
  let next = from;
  while (opened.length < enough && next < pages.length) {
    const some = pages.slice(next, next + enough - opened.length);
    next += some.length;
    opened.push(...(await Promise.all(some.map((one) => one.open()))).filter(Boolean));
  }
  opened.sort((a, b) => b.score - a.score);
  return { opened, next };
}
