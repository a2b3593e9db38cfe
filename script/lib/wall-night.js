// Once a day a wall begins anew, in an hour in which few look at it: what a browser gathers in weeks of one page is let go.

import { reload } from "./wall-reload.js";
import { isQuiet, MINUTE } from "./wall-times.js";
import { wait } from "./wall-wait.js";

const RETRY = 5 * MINUTE;

export async function reloadAtNight() {
  // By chance, so that not all walls fetch at once.
  const minute = Math.floor(60 * Math.random());
  for (;;) {
    await wait(MINUTE);
    if (!isQuiet(new Date(), minute, performance.now())) continue;
    await reload({});
    await wait(RETRY);
  }
}
