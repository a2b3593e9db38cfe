// What a page and its worker hold on to: what the probe of virtual-time.mjs counts, and what the browser does.

async function collected(session) {
  await session.send("HeapProfiler.collectGarbage");
  return session.send("Memory.getDOMCounters");
}

/** What the page of a session with its browser and the worker of the page hold on to. Both are watched by `watchModule`. */
export async function held(page, session) {
  const worker = await page.workers()[0].evaluate(() => globalThis.probe.read());
  const own = await page.evaluate(() => globalThis.probe.read());
  // A removed node that a script still knew is freed by the collection after the one that frees the script's side.
  let counted;
  for (let before = Infinity; (counted = await collected(session)).nodes < before; ) before = counted.nodes;
  const { nodes, jsEventListeners: listeners } = counted;
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  return { page: { ...own, nodes, listeners, heap }, worker };
}

const VALUES = ["string", "concatenated string", "sliced string", "object", "closure", "regexp", "number", "bigint", "symbol"];

/**
 * How many bytes the values of a page's JavaScript take. The heap as a whole grows for days although nothing is kept: by what the
 * browser compiles of the code that runs often, and by its tables, which double.
 */
export async function bytesOfValues(session) {
  const pieces = [];
  const take = ({ chunk }) => pieces.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.takeHeapSnapshot");
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { snapshot: { meta }, nodes } = JSON.parse(pieces.join(""));
  const [kind, size, step] = [meta.node_fields.indexOf("type"), meta.node_fields.indexOf("self_size"), meta.node_fields.length];
  const counted = new Set(VALUES.map((name) => meta.node_types[kind].indexOf(name)));
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += step) if (counted.has(nodes[node + kind])) bytes += nodes[node + size];
  return bytes;
}
