// When a wall does what it does by itself, as plain arithmetic: lengths in milliseconds, and the hour of the device.

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A page that has run for so long had recovered from whatever the page before it has stopped by. */
export const RECOVERED = HOUR;

const FIRST_WAIT = 20_000;
const LONGEST_WAIT = HOUR;

/** How long a wall that has stopped waits until it reloads itself, after so many reloads in a row that did not help. */
export const waitToRecover = (reloads) => Math.min(2 ** reloads * FIRST_WAIT, LONGEST_WAIT);

const POLL = 2 * MINUTE;
const SPREAD = 0.2;

/** How long a wall waits until it asks again for the newest build. `chance`, from 0 to 1, keeps walls from asking all at once. */
export const waitToPoll = (chance) => POLL * (1 + SPREAD * (2 * chance - 1));

const LEAST_APART = 10 * MINUTE;
const MOST_FOR_ONE = 5;
/** How many of the builds that it has reloaded for a wall remembers. */
export const REMEMBERED = 20;

/**
 * How long a page must have run before it reloads for a build, where `builds` has the builds that the wall has reloaded for
 * before. The more often it was the same one, the longer: something on the way goes on answering with an older page. In the end
 * that build is left to the reload at night.
 */
export function leastRunForBuild(build, builds) {
  if (builds.length === 0) return 0;
  const times = builds.filter((one) => one === build).length;
  return times < MOST_FOR_ONE ? 2 ** times * LEAST_APART : Infinity;
}

const QUIET_HOUR = 4;
const LEAST_RUN = 12 * HOUR;

/**
 * Whether a page that has run for so long may reload for no other reason than the time, which is that of the device. It may from
 * this `minute` of the quiet hour on, and no more once that hour is over. Whether a day has passed is asked of the run, not of
 * the date: a clock that is set may show the quiet hour twice, or never leave it.
 */
export const isQuiet = (time, minute, run) => run >= LEAST_RUN && time.getHours() === QUIET_HOUR && time.getMinutes() >= minute;
