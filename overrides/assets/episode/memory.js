/* What the browser remembers of listening: the place in each episode, and the speed. Nothing is
   sent anywhere. Where nothing may be stored, nothing is remembered. */

const PLACES = "chapterhouse.places";
const SPEED = "chapterhouse.speed";
const MOST = 200;

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Not allowed, or full: then it holds for this page only.
  }
}

/** Where the reader stopped listening to this page's recording, in seconds; 0 at its beginning. */
export const place = () => Number(read(PLACES, {})[location.pathname]) || 0;

/** Remembers the place; 0 forgets it. Of the episodes heard, the last ones are kept. */
export function keepPlace(seconds) {
  const { [location.pathname]: _, ...others } = read(PLACES, {});
  const kept = Object.entries(others).slice(seconds ? 1 - MOST : -MOST);
  write(PLACES, Object.fromEntries(seconds ? [...kept, [location.pathname, Math.floor(seconds)]] : kept));
}

export const speed = () => Number(read(SPEED, 1)) || 1;
export const keepSpeed = (rate) => write(SPEED, rate);
