// Estimates fifty services in changing trouble at two hundred moments: the core as WebAssembly, and beside it the same loop in
// plain JavaScript on typed arrays, with the same number of draws, services, providers and figures. A report, not a test.
// As a program: node script/lib/estimate.mjs FILE.wasm [NATIVE-OUTPUT]

import { readFileSync } from "node:fs";

const [MOMENTS, SERVICES, PROVIDERS, DRAWS, NODES, FACTORS] = [200, 50, 5, 2_000, 10, 15];
const POPULATION = 47e6;
const PROFILE = [3.6, 2.6, 1.9, 1.5, 1.2, 1.4, 2.4, 3.8, 4.5, 4.8, 4.9, 5.1, 5.6, 5.1, 4.9, 4.9, 5.1, 5.4, 5.5, 5.3, 5.2, 5.2, 5.1, 4.5];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const share = (value) => `${value.toFixed(1).padStart(8)} ms`;

/** The first call makes the documents, the second puts the board and the model together, each other one estimates a
 * moment and gives a byte that depends on every figure. */
async function inWebAssembly(file) {
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
  const [times, bytes] = [[], []];
  for (let step = 0; step < MOMENTS + 2; step += 1) {
    const start = performance.now();
    bytes.push(instance.exports.main(0, 0) & 255);
    times.push(performance.now() - start);
  }
  return { build: times[1], times: times.slice(2), bytes };
}

/** Draws once, and then for each moment everything that the estimates have: seven figures of each service, and three unions. */
function inJavaScript() {
  let seed = 1;
  const random = () => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) + 0.5) / 2 ** 32;
  const triangular = (least, mode, most) => {
    const [u, width] = [random(), most - least];
    const rise = (mode - least) / width;
    return u < rise ? least + Math.sqrt(u * width * (mode - least)) : most - Math.sqrt((1 - u) * width * (most - mode));
  };
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const list = (make) => Float64Array.from({ length: DRAWS }, make);
  const shape = (g, m) => {
    let [low, high] = [1e-6, 1e4];
    for (let step = 0; step < 60; step += 1) {
      const middle = Math.sqrt(low * high);
      if (1 - (1 + m / middle) ** -middle < g) low = middle;
      else high = middle;
    }
    return Math.sqrt(low * high);
  };
  const start = performance.now();
  const services = Array.from({ length: SERVICES }, (_, index) => {
    const g = list(() => triangular(0.2, 0.3, 0.45));
    const mean = g.map((g) => g * triangular(5, 10, 15));
    const r = mean.map((mean, draw) => shape(g[draw], mean));
    const people = list(() => (43e6 / (index + 1)) * Math.exp(0.1 * normal()));
    const peak = people.map((people, draw) => people * (1 - (1 + (mean[draw] * 0.0564) / r[draw]) ** -r[draw]));
    const severity = [[0.05, 0.2, 0.4], [0.25, 0.5, 0.75], [0.9, 0.95, 1]].map((of) => list(() => triangular(...of)));
    return { g, mean, r, people, peak, severity };
  });
  const table = Array.from({ length: FACTORS }, () => Float32Array.from({ length: 82 * NODES }, random));
  const build = performance.now() - start;

  const sorted = new Float64Array(DRAWS);
  const percentiles = (values) => {
    sorted.set(values);
    sorted.sort();
    return sorted[100] + sorted[1_000] + sorted[1_899];
  };
  const [bits, float] = (() => {
    const float = new Float32Array(1);
    return [new Uint32Array(float.buffer), float];
  })();
  const union = (lists) => {
    const [missed, own, all] = [new Float32Array(NODES), new Float32Array(NODES), new Float64Array(DRAWS)];
    let sum = 0;
    const of = Array.from({ length: PROVIDERS }, () => new Float64Array(DRAWS));
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const rows = table[Math.floor((draw * FACTORS) / DRAWS)];
      missed.fill(1);
      for (let provider = 0; provider < PROVIDERS; provider += 1) {
        own.fill(1);
        for (let index = provider; index < SERVICES; index += PROVIDERS) {
          float[0] = Math.min(1, lists[index][draw] / POPULATION);
          const place = Math.max(0, (bits[0] - (107 << 23)) >> 21) * NODES;
          const part = (bits[0] & 0x1fffff) / 0x200000;
          for (let node = 0; node < NODES; node += 1) {
            const [from, to] = [rows[place + node], rows[place + NODES + node]];
            own[node] *= 1 - (from + (to - from) * part);
          }
        }
        let left = 0;
        for (let node = 0; node < NODES; node += 1) {
          left += own[node] / NODES;
          missed[node] *= own[node];
        }
        of[provider][draw] = POPULATION * (1 - left);
      }
      let left = 0;
      for (let node = 0; node < NODES; node += 1) left += missed[node] / NODES;
      all[draw] = POPULATION * (1 - left);
    }
    for (const values of [...of, all]) sum += percentiles(values);
    return sum;
  };

  const times = [];
  let sum = 0;
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const start = performance.now();
    const hours = (moment * 19) / 60;
    const load = PROFILE[Math.floor(hours + 15) % 24] / 5.6;
    const [heads, so_far, users] = [[], [], []];
    for (const { g, mean, r, people, peak, severity } of services) {
      const passed = [Math.max(0, hours - 27), Math.max(0, Math.min(hours, 27) - 10), Math.min(hours, 10)];
      const now = severity[hours < 10 ? 2 : hours < 27 ? 1 : 0];
      const failed = list((_, draw) => passed[0] * severity[0][draw] + passed[1] * severity[1][draw] + passed[2] * severity[2][draw]);
      const reached = list((_, draw) => people[draw] * (1 - (1 + (mean[draw] * failed[draw]) / 24 / r[draw]) ** -r[draw]));
      heads.push(list((_, draw) => Math.min(reached[draw], now[draw] * peak[draw] * load)));
      so_far.push(reached);
      users.push(people);
      const lost = [
        list((_, draw) => people[draw] * g[draw] * failed[draw]),
        list((_, draw) => (peak[draw] * failed[draw]) / 24 / 0.0564),
        list((_, draw) => (people[draw] * 0.4 * failed[draw]) / 24),
        failed,
      ];
      for (const values of [heads.at(-1), reached, people, ...lost]) sum += percentiles(values);
    }
    sum += union(heads) + union(so_far) + union(users);
    times.push(performance.now() - start);
  }
  if (!Number.isFinite(sum)) throw new Error("the plain version gives no figures");
  return { build, times };
}

const [file, native] = process.argv.slice(2);
const rust = await inWebAssembly(file);
const javascript = inJavaScript();
console.log(`${SERVICES} services of ${PROVIDERS} providers in trouble, ${DRAWS} draws, ${MOMENTS} moments`);
console.log(`${"".padEnd(20)}${"once a board".padStart(14)}${"median".padStart(12)}${"slowest tenth".padStart(16)}`);
for (const [name, { build, times }] of [["WebAssembly", rust], ["plain JavaScript", javascript]]) {
  const tenth = [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.9)];
  console.log(`${name.padEnd(20)}${share(build).padStart(14)}${share(median(times)).padStart(12)}${share(tenth).padStart(16)}`);
}
console.log(`ratio of medians ${(median(rust.times) / median(javascript.times)).toFixed(2)} (goal: at most 1), goal for a moment 8 ms`);
if (native !== undefined) {
  const same = readFileSync(native, "utf8").trim() === rust.bytes.join(" ");
  console.log(same ? "natively the same figures" : "natively OTHER figures");
  if (!same) process.exitCode = 1;
}
