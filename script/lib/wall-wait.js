// How a wall waits: in steps of a minute at most, by the clock that nobody sets. A device that has slept, or whose time was
// corrected, is late by one step and not by what was left of an hour.

import { MINUTE } from "./wall-times.js";

/** Is kept when so many milliseconds have passed. */
export async function wait(milliseconds) {
  const end = performance.now() + milliseconds;
  for (let rest = milliseconds; rest > 0; rest = end - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(rest, MINUTE)));
  }
}
