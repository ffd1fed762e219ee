/* What an address says behind its #, as far as it is about a moment. The forms are those of W3C
   Media Fragments (https://www.w3.org/TR/media-frags/#naming-time), and times as people type them. */

const TIME = String.raw`(?:\d+(?:\.\d+)?s?|(?:\d+:)?\d{1,3}:\d{2}(?:\.\d+)?|(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?)`;
const MOMENT = new RegExp(`^t=(?:npt:)?(${TIME})?(?:-\\d+)?(?:,(${TIME}))?$`);

/** The part of the address behind its #, read as people meant it. */
export function fragment() {
  const raw = location.hash.slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** Start and end in seconds of `t=57,93`; the end is undefined where there is none. */
export function readMoment(text) {
  const found = MOMENT.exec(text);
  if (!found || (found[1] === undefined && found[2] === undefined)) return undefined;
  const start = found[1] === undefined ? 0 : seconds(found[1]);
  const end = found[2] === undefined ? undefined : seconds(found[2]);
  return end !== undefined && end <= start ? { start } : { start, end };
}

/** The address of this page at a moment or range, without what a search left in it. */
export function addressOf(moment) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = moment;
  return address.href;
}

function seconds(text) {
  if (text.includes(":")) return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s?)?$/.exec(text);
  const [hours, minutes, rest] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + rest;
}
