// How a wall recovers from what has stopped it, or has never let it start: it reloads itself, and later each time that does not
// help.

import { reload, reloadsInARow } from "./wall-reload.js";
import { MINUTE, waitToRecover } from "./wall-times.js";
import { wait } from "./wall-wait.js";

let hasStopped = false;
let isUnderWay = false;

// A page that has started hides this notice.
const hasNotStarted = () => !document.getElementById("failed").hidden;
const isNeeded = () => hasStopped || hasNotStarted();

/** Reloads the page after a while, unless it has started by then. */
async function recover() {
  if (isUnderWay) return;
  isUnderWay = true;
  const reloads = reloadsInARow();
  await wait(waitToRecover(reloads));
  while (isNeeded()) {
    if (await reload({ reloads: reloads + 1 })) return;
    await wait(MINUTE);
  }
  isUnderWay = false;
}

/** Recovers once boot.js says that it must, and where that has not even started the page. */
export async function recoverWhenStopped() {
  addEventListener("must-reload", () => {
    hasStopped = true;
    recover();
  });
  // A page that has not started after a minute never may, or comes over a slow network.
  await wait(MINUTE);
  if (isNeeded()) recover();
}
