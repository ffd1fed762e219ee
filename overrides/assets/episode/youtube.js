/* A video of YouTube as the player needs it. Nothing is asked of YouTube before a click on the
   poster; after it, the frame is told what to do by messages, without YouTube's own script. */

const HOST = "https://www.youtube-nocookie.com";
const PLAYING = 1;
const BUFFERING = 3;

export function youtubeMedium(poster) {
  let frame;
  let asking;
  let wanted = 0;
  let rate = 1;
  let state = -1;
  let length;
  const tell = (func, ...args) => send({ event: "command", func, args });
  const send = (message) =>
    frame?.contentWindow?.postMessage(JSON.stringify({ id: 1, channel: "widget", ...message }), HOST);

  const medium = {
    started: false,
    get time() {
      return wanted;
    },
    get length() {
      return length;
    },
    get playing() {
      return state === PLAYING || state === BUFFERING;
    },
    play() {
      if (frame) tell("playVideo");
      else load();
      medium.started = true;
    },
    pause: () => tell("pauseVideo"),
    seek(time) {
      wanted = time;
      tell("seekTo", time, true);
      medium.onchange?.();
    },
    rate(value) {
      rate = value;
      tell("setPlaybackRate", value);
    },
  };

  function load() {
    frame = document.createElement("iframe");
    const options = new URLSearchParams({
      autoplay: 1,
      enablejsapi: 1,
      origin: location.origin,
      playsinline: 1,
      rel: 0,
      start: Math.floor(wanted),
    });
    frame.src = `${HOST}/embed/${poster.dataset.video}?${options}`;
    frame.title = poster.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays nothing without one.
    frame.addEventListener("load", () => {
      // The frame answers once its own script runs, which is some time after it has loaded.
      asking = setInterval(() => send({ event: "listening" }), 250);
    });
    poster.replaceWith(frame);
    frame.focus({ preventScroll: true });
  }

  addEventListener("message", (event) => {
    if (event.origin !== HOST || !frame || event.source !== frame.contentWindow) return;
    const { info } = read(event.data);
    if (!info || typeof info !== "object") return;
    if (asking && Number.isInteger(info.playerState)) {
      clearInterval(asking);
      asking = undefined;
      tell("setPlaybackRate", rate);
    }
    const before = medium.playing;
    if (Number.isFinite(info.currentTime)) wanted = info.currentTime;
    if (Number.isFinite(info.duration) && info.duration > 0) length = info.duration;
    if (Number.isInteger(info.playerState)) state = info.playerState;
    medium.onchange?.(state === 0 ? "ended" : before && !medium.playing ? "pause" : "timeupdate");
  });

  // Whoever starts a video at its beginning wants to see it: the page stays where it is.
  poster.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    medium.play();
    medium.onchange?.("poster");
  });
  return medium;
}

function read(data) {
  try {
    return (typeof data === "string" ? JSON.parse(data) : data) ?? {};
  } catch {
    return {};
  }
}
