/* A recording in an audio element, as the player needs it. Nothing of it is loaded before the
   first play, so until then the place to begin at is kept here. */

export function audioMedium(element) {
  let wanted;
  const medium = {
    started: false,
    get time() {
      return wanted ?? element.currentTime;
    },
    get length() {
      return Number.isFinite(element.duration) ? element.duration : undefined;
    },
    get playing() {
      return !element.paused && !element.ended;
    },
    play() {
      medium.started = true;
      return element.play().catch((error) => {
        if (error.name !== "AbortError") medium.onfault?.();
      });
    },
    pause: () => element.pause(),
    seek(time) {
      if (element.readyState === 0) wanted = time;
      else element.currentTime = time;
      medium.onchange?.();
    },
    rate: (rate) => (element.playbackRate = element.defaultPlaybackRate = rate),
  };
  element.addEventListener("loadedmetadata", () => {
    if (wanted !== undefined) element.currentTime = wanted;
    wanted = undefined;
  });
  for (const name of ["timeupdate", "play", "pause", "ended", "loadedmetadata", "seeked"]) {
    element.addEventListener(name, () => medium.onchange?.(name));
  }
  element.addEventListener("error", () => medium.onfault?.());
  return medium;
}
