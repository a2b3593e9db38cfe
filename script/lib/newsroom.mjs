// Bundles the two scripts that newsrooms meet: the bridge, which stands inline in the card, and the loader, /embed.js.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Older than the oldest browser that runs the module: it is the newsroom's readers who load the loader, and a card that cannot
// start must still say how high its notice is.
const TARGET = "es2017";

async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}

/** The height bridge, as text to stand inline in a page: a policy has to name its hash. */
export const bundleBridge = () => bundle("bridge.js");

/** What is published as `embed.js`. */
export const bundleLoader = () => bundle("embed.js");
