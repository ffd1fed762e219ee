/* Tells the system what is playing: its lock screen, its media keys, a headset's buttons. */

import { goToChapter } from "./chapters.js";

export function startSession(player, { title, artist, album }, actions) {
  const session = navigator.mediaSession;
  if (!session || !globalThis.MediaMetadata) return () => {};
  const card = document.querySelector('meta[property="og:image"]')?.content;
  session.metadata = new MediaMetadata({ title, artist, album, artwork: card ? [{ src: card }] : [] });
  const handlers = {
    play: actions.play,
    pause: actions.pause,
    seekbackward: ({ seekOffset }) => actions.skip(-(seekOffset ?? 15)),
    seekforward: ({ seekOffset }) => actions.skip(seekOffset ?? 30),
    seekto: ({ seekTime }) => actions.seek(seekTime),
    previoustrack: () => goToChapter(-1),
    nexttrack: () => goToChapter(1),
  };
  for (const [name, run] of Object.entries(handlers)) {
    try {
      session.setActionHandler(name, run);
    } catch {
      // An action that this browser does not know.
    }
  }
  return () => {
    session.playbackState = player.playing ? "playing" : "paused";
    if (player.length) {
      const position = Math.min(player.time, player.length);
      session.setPositionState?.({ duration: player.length, position });
    }
  };
}
