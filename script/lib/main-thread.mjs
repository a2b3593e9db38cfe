// What the main thread of a page does, by the browser's own record of it.

const CATEGORIES = ["toplevel", "devtools.timeline"];
const MARK = "main thread";

/**
 * Gives `record(work)`, which does the work and gives what the page's main thread did meanwhile: its `tasks`, each with how long it
 * took and for how much of that it had the processor, in milliseconds, and how many `paints` and `layouts` there were. Of a machine
 * that does something else as well the processor's time says more.
 */
export async function mainThread(page) {
  const devtools = await page.context().newCDPSession(page);
  const events = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  return async (work) => {
    events.length = 0;
    await devtools.send("Tracing.start", { traceConfig: { includedCategories: CATEGORIES }, transferMode: "ReportEvents" });
    await work();
    // The browser may have a page in reserve, whose main thread has the same name.
    await page.evaluate((mark) => console.timeStamp(mark), MARK);
    const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
    await devtools.send("Tracing.end");
    await complete;
    const own = events.find(({ name, args }) => name === "TimeStamp" && args.data.message === MARK);
    const named = (wanted) => events.filter(({ ph, name, pid, tid }) => ph === "X" && name === wanted && pid === own.pid && tid === own.tid);
    return {
      tasks: named("ThreadControllerImpl::RunTask").map(({ dur, tdur }) => ({ lasted: dur / 1_000, busy: (tdur ?? dur) / 1_000 })),
      paints: named("Paint").length,
      layouts: named("Layout").length,
    };
  };
}
