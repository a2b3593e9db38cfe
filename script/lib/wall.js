// How a wall recovers: nobody reloads it. A file beside boot.js, because that may be what is missing.

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
// What has run for so long had recovered.
const RECOVERED = 60 * MINUTE;

const NAMES = /[\w./-]+-[0-9a-f]{12}\.\w+/g;

let isUnderWay = false;

/** Reloads the page after a minute; after two, four, and so on up to an hour where that has not helped. */
function recover(isNeeded = () => true) {
  if (isUnderWay) return;
  isUnderWay = true;
  // How often it has reloaded itself in a row outlives a reload in the entry of the history, which is no storage.
  const reloads = performance.now() < RECOVERED ? (history.state?.reloads ?? 0) : 0;
  setTimeout(() => reload(reloads + 1, isNeeded), Math.min(2 ** reloads * MINUTE, LONGEST_WAIT));
}

/** Only a page that is there with all its files takes the place of this one: without a network there would be none. */
async function reload(reloads, isNeeded) {
  if (!isNeeded()) {
    isUnderWay = false;
    return;
  }
  try {
    const names = (await fetched(location)).match(NAMES);
    if (names === null) throw new Error("the served page is a different page");
    for (const name of names) await fetched(name);
    history.replaceState({ reloads }, "");
    location.reload();
  } catch (error) {
    console.warn(error);
    setTimeout(() => reload(reloads, isNeeded), MINUTE);
  }
}

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}

addEventListener("must-reload", () => recover());
// A page that has started hides this notice. One that has not after a minute never may, or comes over a slow network.
const hasNotStarted = () => !document.getElementById("failed").hidden;
setTimeout(() => {
  if (hasNotStarted()) recover(hasNotStarted);
}, MINUTE);
