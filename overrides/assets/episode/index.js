/* An episode page: what there is to do with its moments, chapters and recording. Without this
   script the page reads the same, its times are links to themselves, and the recording plays. */

import { startChapters } from "./chapters.js";
import { startKeys } from "./keys.js";
import { choose, startLanding } from "./landing.js";
import { startMenu } from "./menu.js";
import { startSelection } from "./selection.js";

startChapters();
startMenu();
startSelection();
startKeys();

// A time that is clicked becomes the address; the page stays where it is.
document.querySelector(".ch-text").addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const moment = link?.closest(".ch-turn, .ch-text li");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!plain || !moment || decodeURIComponent(link.hash.slice(1)) !== moment.id) return;
  event.preventDefault();
  choose(moment.id);
});

if (document.querySelector(".ch-player")) {
  import("./player.js").then(({ startPlayer }) => {
    startPlayer();
    startLanding();
  });
} else {
  startLanding();
}
