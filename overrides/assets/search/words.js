/* Texts as words, for what a reader types and for what the index gives back.

   The index divides texts at spaces and knows the signs of ASCII only; so the build wrote `^` and a
   space where words meet without one, and `^` with a sign of ASCII in place of other signs:
   scripts/chapterhouse/search/spacing.py has the same rule and the same table. */

const SINGLE =
  "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u303b\\u3040-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTER = "[\\p{L}\\p{N}_]";
const BETWEEN = new RegExp(
  `(?<=[${SINGLE}])(?=${LETTER})|(?<=${LETTER})(?=[${SINGLE}])|(?<=[–—―…⸺])(?=${LETTER})`,
  "gu",
);
const SIGNS = new Map([
  [" ", ""],
  ...zip("()`',-=.[]~*+", "“”‘’„–—…«»‑•·"),
  ...zip("%;/?!:|{}#$@\\", "。，、？！：；「」（）《》"),
]);

function zip(some, others) {
  return [...some].map((sign, index) => [sign, [...others][index]]);
}

/** A text of the index as it stands on the page. */
export const asWritten = (text) => text.replace(/\^(.)/gsu, (_, sign) => SIGNS.get(sign) ?? sign);

/** A text in small letters, without accents and apostrophes. */
export const fold = (text) => text.normalize("NFD").replace(/[\p{M}'’‘`´]/gu, "").toLowerCase();

/** A word as it is compared: folded, without punctuation. */
export const plain = (word) => fold(word).replace(/[^\p{L}\p{N}]+/gu, "");

/** The words of a text as the index has them: `state-of-the-art` is one. */
export const indexWords = (text) => text.replace(BETWEEN, " ").split(/\s+/).map(plain).filter(Boolean);

/** The words of a text as readers count them: `state-of-the-art` is four. */
export const wordsOf = (text) =>
  indexWords(fold(text).replace(/[^\p{L}\p{N}\s]+/gu, " "));

/** Whether a text is written in signs that stand side by side without spaces. */
export const isWithoutSpaces = (text) => new RegExp(`[${SINGLE}]`, "u").test(text);

/** Whether a word of a text was found by a word that was asked for: its beginning, or its stem. */
export function isFoundBy(word, asked) {
  if (word.startsWith(asked)) return true;
  let common = 0;
  while (common < word.length && word[common] === asked[common]) common += 1;
  const shorter = Math.min(word.length, asked.length);
  return common >= Math.max(2, shorter - 2) && Math.abs(word.length - asked.length) <= 4;
}
