/* How one gets through what the search dialog shows, and out of it to a moment. */

/** Arrow keys, Home and End among the field and the links; a letter goes on with the query. */
export function walk(event, field, results) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const stops = [field, ...results.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  const { key } = event;
  const inField = at === 0;
  let to = null;
  if (key === "ArrowDown") to = Math.min(at + 1, stops.length - 1);
  else if (key === "ArrowUp") to = Math.max(at - 1, 0);
  else if (key === "Home" && !inField) to = Math.min(1, stops.length - 1);
  else if (key === "End" && !inField) to = stops.length - 1;
  else if (key.length === 1 && key !== " " && at > 0) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  if (to === null || at < 0) return;
  event.preventDefault();
  stops[to].focus();
  if (to > 0) stops[to].scrollIntoView({ block: "nearest" });
}

/** Goes to a moment of the page one is on without loading it again. */
export function follow(event, link, root) {
  const to = new URL(link.href);
  if (to.pathname !== location.pathname) return;
  event.preventDefault();
  root.close();
  if (location.hash !== to.hash) location.hash = to.hash;
  const id = decodeURIComponent(to.hash.slice(1));
  document.getElementById(id)?.scrollIntoView();
  import("./highlight.js").then(({ mark }) => mark(to.searchParams.getAll("highlight"), id));
}
