/* Light or dark as the reader chose it; runs before anything of the page is drawn. */
try {
  document.documentElement.dataset.scheme = localStorage["chapterhouse.scheme"] || "auto";
} catch {
  // Nothing may be stored: as the system has it.
}
