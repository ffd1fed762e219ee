/* Puts text on the clipboard, and says in one place of the page that it is there. */

let place;

/** Says something for a few seconds, to readers and to screen readers. */
export function say(text) {
  if (!place) {
    place = document.createElement("p");
    place.className = "ch-toast";
    place.setAttribute("role", "status");
    document.querySelector("main").append(place);
  }
  // A region that has just been made is not read out yet.
  setTimeout(() => (place.textContent = text), 50);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (place.textContent = ""), 6000);
}

/** Copies a text and says so. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(copiedByHand(text) ? done : `Your browser does not let pages copy. Copy this: ${text}`);
  }
}

/** The way of browsers without a clipboard for scripts, such as on an address without https. */
function copiedByHand(text) {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.className = "ch-visually-hidden";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
