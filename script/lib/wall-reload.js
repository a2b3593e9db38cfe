// How a wall takes another page in the place of its own: only one that is there with all its files. Without a network there would
// be none, and nobody to reload it.

import { MINUTE, RECOVERED } from "./wall-times.js";

// Files are named by their content. An address of another site, in the facts of a published page, has a colon.
const NAMES = /="([\w./-]+-[0-9a-f]{12}\.\w+)"/g;
const BUILD = /<html[^>]* data-build="([^"]*)"/;

// What has not come by then never comes.
const TIME_OUT = 2 * MINUTE;

// What the page before this one has left in the entry of the history: that outlives a reload, and is no storage. The app may
// write over the entry, so it is read before the app is there.
const left = history.state ?? {};

/** The builds that this wall has reloaded itself for, the newest last. */
export const builds = left.builds ?? [];

/** How often in a row this wall has reloaded itself because it had stopped. */
export const reloadsInARow = () => (performance.now() < RECOVERED ? (left.reloads ?? 0) : 0);

let isUnderWay = false;

/**
 * Reloads the page, and leaves a note to the one that comes. Gives whether that is under way: the page stays if the served one
 * is not there in full, or is not of the build that is `expected`.
 */
export async function reload(note, expected) {
  if (isUnderWay) return false;
  isUnderWay = true;
  try {
    const html = await textAt(location);
    const names = [...html.matchAll(NAMES)].map(([, name]) => name);
    if (names.length === 0) throw new Error("the served page is a different page");
    if (expected !== undefined && html.match(BUILD)?.[1] !== expected) return false;
    for (const name of names) await textAt(name);
    history.replaceState({ ...left, reloads: reloadsInARow(), ...note }, "");
    location.reload();
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  } finally {
    isUnderWay = false;
  }
}

async function textAt(address) {
  const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(TIME_OUT) });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}
