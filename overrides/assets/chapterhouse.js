/* The button for light, dark, or what the system has; and the chapter list on small screens. */
(() => {
  "use strict";
  const root = document.documentElement;
  const schemes = ["auto", "light", "dark"];
  const button = document.getElementById("scheme");

  const show = (scheme) => {
    root.dataset.scheme = scheme;
    if (!button) return;
    button.dataset.now = scheme;
    button.title = button.dataset[scheme];
    button.setAttribute("aria-label", button.dataset[scheme]);
  };

  const chosen = root.dataset.scheme;
  show(schemes.includes(chosen) ? chosen : "auto");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = schemes[(schemes.indexOf(root.dataset.scheme) + 1) % schemes.length];
      show(next);
      try {
        localStorage.setItem("chapterhouse.scheme", next);
      } catch {
        // Nothing may be stored: the choice holds for this page.
      }
    });
  }
})();
