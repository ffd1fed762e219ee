/* Leads from an old address to the new one, and takes along which moment was asked for. */
(() => {
  "use strict";
  const to = new URL(document.documentElement.dataset.to, location.href);
  to.search = location.search;
  to.hash = location.hash;
  location.replace(to);
})();
