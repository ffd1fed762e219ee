/* The player: one set of controls for a recording, whether it is an audio file or a video.

   A time that is clicked puts the recording there; it goes on playing if it was playing, and stays
   silent if it was not. Reading with a finger on the times must not start a voice in a library. */

import { audioMedium } from "./audio.js";
import { isFollowing, setFollowing, showSpoken, startFollowing } from "./follow.js";
import { onKey } from "./keys.js";
import { onMoment } from "./landing.js";
import { keepPlace, keepSpeed, place, speed } from "./memory.js";
import { addLine } from "./menu.js";
import { clock, startOf } from "./moments.js";
import { startSession } from "./session.js";
import { youtubeMedium } from "./youtube.js";

const SOON_OVER = 30; // Whoever stops this near to the end has heard it.
const EVERY = 5;

export function startPlayer() {
  const root = document.querySelector(".ch-player");
  const [audio, poster] = [root.querySelector("audio"), root.querySelector(".ch-poster")];
  const medium = audio ? audioMedium(audio) : youtubeMedium(poster);
  const part = (name) => root.querySelector(`.ch-player__${name}`);
  const [bar, toggle, range, now, all, rate, follow] = "bar play range now all rate follow".split(" ").map(part);
  const slot = part("slot"); // Keeps its height while the bar is at the foot of the window.
  const about = Number(root.dataset.about) || 0;
  let docks = false; // Once the recording has a place, the bar stays in view.
  let inFlow = true;
  let dragging = false;
  let stopAt;
  let kept = 0;

  const length = () => medium.length ?? about;
  const seek = (time) => medium.seek(Math.min(Math.max(0, time), length() || time));
  const play = () => {
    setFollowing(true);
    return medium.play();
  };
  const pause = () => medium.pause();
  const skip = (seconds) => seek(medium.time + seconds);
  const dock = () => {
    if (medium.started || medium.time > 0) docks = true;
    const leaves = docks && !inFlow;
    if (leaves && !slot.style.minHeight) slot.style.minHeight = `${slot.offsetHeight}px`;
    if (!leaves) slot.style.minHeight = "";
    root.classList.toggle("ch-player--docked", leaves);
  };
  const session = startSession(medium, root.dataset, { play, pause, skip, seek });

  const draw = () => {
    const time = medium.time;
    const words = medium.playing ? "Pause" : time >= 1 ? `Play from ${clock(time)}` : "Play";
    toggle.dataset.playing = medium.playing;
    toggle.setAttribute("aria-label", medium.playing ? "Pause" : words);
    toggle.title = words;
    if (!dragging) {
      range.max = Math.max(1, Math.round(length()));
      range.value = Math.round(time);
      now.textContent = clock(time);
    }
    range.style.setProperty("--ch-heard", length() ? Math.min(1, range.value / range.max) : 0);
    range.setAttribute("aria-valuetext", `${clock(range.value)} of ${medium.length ? "" : "about "}${clock(length())}`);
    all.textContent = length() ? `${medium.length ? "" : "≈ "}${clock(length())}` : "";
    follow.setAttribute("aria-pressed", isFollowing());
    if (poster?.isConnected) {
      poster.querySelector(".ch-poster__from").textContent = time >= 1 ? `from ${clock(time)}` : "";
    }
  };

  const remember = () => keepPlace(medium.length && medium.time > medium.length - SOON_OVER ? 0 : medium.time);

  medium.onchange = (why) => {
    const time = medium.time;
    if (why === "poster") setFollowing(time >= 1);
    if (stopAt !== undefined && medium.playing && time >= stopAt) {
      stopAt = undefined;
      pause();
    }
    if (medium.started) {
      root.dataset.started = "";
      showSpoken(time, medium.playing);
      bar.hidden = false;
      if (why === "pause" || Math.abs(time - kept) >= EVERY) {
        kept = time;
        remember();
      }
      if (why === "ended") keepPlace(0);
      session();
    }
    dock();
    draw();
  };
  medium.onfault = () => {
    part("fault").hidden = false;
    draw();
  };

  toggle.addEventListener("click", () => (medium.playing ? pause() : play()));
  for (const button of root.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => skip(Number(button.dataset.skip)));
  }
  range.addEventListener("input", () => {
    dragging = true;
    now.textContent = clock(range.value);
    draw();
  });
  range.addEventListener("change", () => {
    dragging = false;
    seek(Number(range.value));
    setFollowing(true);
    showSpoken(medium.time, medium.started);
  });
  const setSpeed = (value) => {
    rate.value = value;
    medium.rate(Number(rate.value));
    keepSpeed(Number(rate.value));
  };
  rate.addEventListener("change", () => setSpeed(rate.value));
  if ([...rate.options].some((option) => Number(option.value) === speed())) setSpeed(String(speed()));
  follow.addEventListener("click", () => {
    setFollowing(!isFollowing());
    showSpoken(medium.time, true);
  });
  startFollowing(draw);

  const faster = (step) => {
    const to = rate.options[rate.selectedIndex + step];
    if (to) setSpeed(to.value);
  };
  onKey("k", () => toggle.click());
  onKey("j", () => skip(-15));
  onKey("l", () => skip(30));
  onKey("f", () => follow.click());
  onKey(">", () => faster(1));
  onKey("<", () => faster(-1));
  addLine((turn) => startOf(turn) !== undefined && { text: "Play from here", run: () => (seek(startOf(turn)), play()) });

  // Links of the page's own text to the same video move it, once it is here.
  document.querySelector(".ch-text").addEventListener("click", (event) => {
    const video = root.querySelector("iframe") && poster?.dataset.video;
    const link = video && event.target.closest("a[href*='youtu']");
    const time = link && new RegExp(`${video}.*[?&#](?:t|start)=(\\d+)`).exec(link.href);
    if (!time || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    seek(Number(time[1]));
    play();
  });

  onMoment(({ start, end }) => {
    if (start === undefined) return;
    seek(start);
    stopAt = end;
    setFollowing(true);
    dock();
  });
  new IntersectionObserver(([entry]) => {
    inFlow = entry.isIntersecting;
    dock();
  }).observe(slot);
  addEventListener("pagehide", () => medium.started && remember());

  if (audio) {
    audio.hidden = true;
    bar.hidden = false;
  }
  if (place()) seek(place());
  docks = false; // A place from the last visit alone brings no bar along.
  root.classList.remove("ch-player--docked");
  root.dataset.ready = "";
  draw();
}
