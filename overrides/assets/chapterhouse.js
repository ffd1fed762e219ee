/* The button for light, dark, or what the system has. */
(() => {
  "use strict";
  const root = document.documentElement;
  const said = {
    auto: "Colours: as the system has them",
    light: "Colours: light",
    dark: "Colours: dark",
  };
  const schemes = Object.keys(said);
  const button = document.getElementById("scheme");

  const show = (scheme) => {
    root.dataset.scheme = scheme;
    if (!button) return;
    button.dataset.now = scheme;
    button.title = said[scheme];
    button.setAttribute("aria-label", said[scheme]);
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
