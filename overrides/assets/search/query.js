/* What a reader asks for, taken apart. Nothing here touches the page or the network. */

import { indexWords, isWithoutSpaces, wordsOf } from "./words.js";

const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g;
const FORMS_AT_MOST = 8;

const oneOf = (words) => ({ words, phrase: false, term: words.join(" ") });
const inARow = (words, asked = words) => ({ words, phrase: true, term: `"${asked.join(" ")}"` });
const form = (words) => (words.length > 1 ? inARow(words) : oneOf(words));

/**
 * The parts of a query. A page has to have every one of them.
 *
 * A part is a list of forms, of which a page needs one. A form has its `words`, whether they follow
 * one another (`phrase`), and the `term` that the index is asked for. `groups` are the names that
 * stand for one another, as lists of texts.
 */
export function partsOf(text, groups = []) {
  const parts = [];
  const loose = text.replace(QUOTED, (_, quoted) => {
    const words = wordsOf(quoted);
    if (words.length) parts.push([{ ...quotedForm(words, quoted), exact: true }]);
    return " ";
  });
  const tokens = loose.split(/\s+/).map(tokenOf).filter((token) => token.words.length);
  const names = groups.map((group) => group.map(wordsOf).filter((words) => words.length));
  const rest = [];
  for (let at = 0; at < tokens.length; ) {
    const known = longestName(names, tokens, at);
    if (known) {
      const typed = tokens.slice(at, at + known.length).flatMap((token) => token.words);
      const others = known.group.filter((words) => words.join(" ") !== typed.join(" "));
      parts.push(shortest([oneOf(typed), ...others.map(form)]).slice(0, FORMS_AT_MOST));
    } else if (tokens[at].words.length > 1) parts.push(tokens[at].forms);
    else rest.push(...tokens[at].words);
    at += known?.length ?? 1;
  }
  if (rest.length) parts.unshift([oneOf(rest)]);
  return parts;
}

function quotedForm(words, quoted) {
  const asked = indexWords(quoted);
  return asked.length > 1 ? inARow(words, asked) : { ...oneOf(words), term: asked.join(" ") };
}

/** The forms without those that another one finds, being their beginning (caption, captions). */
const shortest = (forms) =>
  forms.filter(
    ({ words: [word, ...more] }) =>
      more.length ||
      !forms.some(({ words }) => words.length === 1 && words[0] !== word && word.startsWith(words[0])),
  );

/** What is typed without a space: a word, or words that belong together (`GPT-4`, `阿里`). */
function tokenOf(token) {
  const words = wordsOf(token);
  const forms = [inARow(words)];
  if (!isWithoutSpaces(token)) forms.unshift(oneOf([words.join("")]));
  return { words, forms };
}

/** The longest name that stands at a place of the query, with the names of its group. */
function longestName(names, tokens, at) {
  let best = null;
  for (const group of names) {
    for (const name of group) {
      let length = 0;
      let words = [];
      while (words.length < name.length && at + length < tokens.length) {
        words = words.concat(tokens[at + length].words);
        length += 1;
      }
      if (words.join(" ") === name.join(" ") && length > (best?.length ?? 0)) best = { group, length };
    }
  }
  return best;
}
