// How a wall follows new builds: it asks for the newest every few minutes, and reloads itself once the page of that build is
// served.

import { builds, reload } from "./wall-reload.js";
import { leastRunForBuild, MINUTE, REMEMBERED, waitToPoll } from "./wall-times.js";
import { wait } from "./wall-wait.js";

const own = document.documentElement.dataset.build;

/** The build that the site says is its newest, or nothing where it does not say so. */
async function newest() {
  try {
    const answer = await fetch(new URL("version.json", import.meta.url), { cache: "no-store", signal: AbortSignal.timeout(MINUTE) });
    const { build } = await answer.json();
    return typeof build === "string" ? build : undefined;
  } catch {
    // A wall without a network, or a site that is just being published: it is asked again.
    return undefined;
  }
}

export async function followBuilds() {
  for (;;) {
    await wait(waitToPoll(Math.random()));
    const build = await newest();
    if (build === undefined || build === own) continue;
    // What a cache on the way still has of the old page would be reloaded again and again: the page must be that of the build.
    if (performance.now() < leastRunForBuild(build, builds)) continue;
    if (await reload({ builds: [...builds, build].slice(-REMEMBERED) }, build)) return;
  }
}
