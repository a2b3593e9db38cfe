// The sign of life of a wall: where its address names a path of its own site, it asks for that path once a minute while it works.
// Whoever watches the walls hears of one that has stopped by its silence.

import { MINUTE } from "./wall-times.js";
import { wait } from "./wall-wait.js";

// What is shown in the place of facts, or beside facts that are not refreshed.
const NOTICES = ["failed", "stopped", "unrefreshed"];

/** What the address of a page names as its `heartbeat`, in full; null where that is not a path of the page's own site. */
export function heartbeatOf(page) {
  const { origin, searchParams } = new URL(page);
  const path = searchParams.get("heartbeat") ?? "";
  // Two slashes, in either direction, begin the name of a host.
  if (!/^\/(?![/\\])/.test(path)) return null;
  try {
    const address = new URL(path, origin);
    // Without a query: what is watched is the wall, and not what it shows.
    return address.origin === origin ? `${origin}${address.pathname}` : null;
  } catch {
    return null;
  }
}

const isWorking = () => NOTICES.every((id) => document.getElementById(id)?.hidden ?? true);

async function send(address) {
  try {
    // Nothing of the page goes along, and nobody sends it elsewhere.
    const options = { cache: "no-store", credentials: "omit", redirect: "manual", referrerPolicy: "no-referrer" };
    const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(MINUTE) });
    await answer.body?.cancel();
  } catch {
    // Nobody has heard it: that is what whoever watches is told by.
  }
}

export async function keepHeartbeat() {
  const address = heartbeatOf(location);
  if (address === null) return;
  for (;;) {
    await wait(MINUTE);
    if (isWorking()) send(address);
  }
}
