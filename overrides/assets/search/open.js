/* Opens the search: by its button, by Ctrl-K or Command-K, or by a slash. The search itself is
   fetched when it is first asked for. It also marks, on the page that a result led to, what was
   searched for. */

const opener = document.getElementById("search-open");
const page = document.getElementById("search-page");

async function open() {
  if (page) {
    page.querySelector("input")?.focus();
    return;
  }
  // What is typed while the search is on its way belongs to it.
  let typed = "";
  const listen = (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    typed += event.key;
  };
  const listened = () => {
    document.removeEventListener("keydown", listen, { capture: true });
    return typed;
  };
  document.addEventListener("keydown", listen, { capture: true });
  try {
    const { openSearch } = await import("./dialog.js");
    await openSearch(opener, listened);
  } catch {
    location.assign(opener.href); // The page says what is wrong, or works after all.
  } finally {
    listened();
  }
}

/* Single keys get in the way of some people's software: the episode page's list of keys switches
   them off for the whole site (WCAG 2.1.4). */
function areSingleKeysOff() {
  try {
    return localStorage.getItem("chapterhouse.keys-off") === "1";
  } catch {
    return false;
  }
}

const isTyped = (target) =>
  target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName ?? "");

if (opener) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", "Control+K Meta+K /");
  opener.dataset.keys = mac ? "⌘K" : "Ctrl K";
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyped(event.target);
    const single = slash && !document.querySelector("dialog[open]") && !areSingleKeysOff();
    if (!command && !single) return;
    event.preventDefault();
    open();
  });
}

if (new URLSearchParams(location.search).has("highlight")) {
  import("./highlight.js").then(({ markAsAsked }) => markAsAsked());
}
