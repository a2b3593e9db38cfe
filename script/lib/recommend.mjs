// Ranks the alternatives of 500 services, in WebAssembly as the page is built, and beside it in plain JavaScript by the same
// rules on the same board. A report, not a test.
// As a program: node script/lib/recommend.mjs MODULE

import { readFileSync } from "node:fs";

const SERVICES = 500;
const OFFERS = 5;
const ROUNDS = 400;

/** The board of crates/bench/src/recommend.rs, as JavaScript would hold it. */
function board() {
  const alternatives = Array.from({ length: SERVICES }, (_, index) => ({
    id: `a${index}`,
    hangsOnSite: index % 3 === 0 && index % 6 !== 0,
    effort: index % 2 === 0 ? 21 : 0,
    reach: 1000 + index,
    pieces: [
      { from: -Infinity, status: "unknown" },
      { from: 10, status: ["operational", "operational", "degraded", "partial_outage"][index % 4] },
    ],
  }));
  const services = Array.from({ length: SERVICES }, (_, index) => ({
    essential: [true, false, false],
    offers: Array.from({ length: OFFERS }, (_, offer) => ({ candidate: (index * 7 + offer * 101) % SERVICES, covers: [0, 1] })),
  }));
  return { alternatives, services, site: [{ from: -Infinity, status: "unknown" }, { from: 10, status: "major_outage" }] };
}

const statusAt = (pieces, at) => pieces.findLast(({ from }) => from <= at).status;

function rank({ alternatives, services, site }, at) {
  const failed = [0, 1, 2];
  const siteFails = (at) => statusAt(site, at) !== "operational";
  let count = 0;
  for (const { essential, offers } of services) {
    const named = [];
    const excluded = [];
    for (const { candidate, covers } of offers) {
      const alternative = alternatives[candidate];
      const fitting = failed.filter((feature) => covers.includes(feature));
      const status = statusAt(alternative.pieces, at);
      if (fitting.length === 0) excluded.push({ id: alternative.id, reason: "not_what_failed" });
      else if (alternative.hangsOnSite && siteFails(at)) excluded.push({ id: alternative.id, reason: "on_affected_site" });
      else if (status !== "operational" && status !== "degraded") excluded.push({ id: alternative.id, reason: status });
      else {
        const missing = failed.filter((feature) => essential[feature] && !fitting.includes(feature)).length;
        const key = [missing, status === "degraded" ? 3 : 2, alternative.effort, failed.length - fitting.length, -alternative.reach];
        named.push({ id: alternative.id, covers: fitting, status, key });
      }
    }
    named.sort((a, b) => a.key.reduce((order, value, index) => order || value - b.key[index], 0));
    if (named.length + excluded.length !== OFFERS) throw new Error("an offer is neither named nor excluded");
    count += named.length;
  }
  return count % 251;
}

/** The median and the 95th percentile of rounds in milliseconds, after as many to warm up. */
function time(round) {
  const took = [];
  for (let index = 0; index < 2 * ROUNDS; index += 1) {
    const start = performance.now();
    round(index);
    if (index >= ROUNDS) took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  return { median: took[ROUNDS / 2], p95: took[Math.floor(ROUNDS * 0.95)] };
}

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const inWasm = () => instance.exports.main(0, 0);
const inJavaScript = (round) => rank(known, 20 + (round % 1000));
const known = board();
if (inWasm() !== inJavaScript(0)) throw new Error("the two do not agree");
const [wasm, javaScript] = [time(inWasm), time(inJavaScript)];
const ms = (value) => value.toFixed(2).padStart(8);
console.log(`${SERVICES} services, ${OFFERS} alternatives each     median     95 %`);
console.log(`WebAssembly, as the page has it    ${ms(wasm.median)} ${ms(wasm.p95)}  ms (goal: at most 2)`);
console.log(`plain JavaScript                   ${ms(javaScript.median)} ${ms(javaScript.p95)}  ms`);
console.log(`ratio                              ${ms(wasm.median / javaScript.median)}`);
