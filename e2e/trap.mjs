// What a panic of the module is to its page.

/** Brings a trap about, as a panic of the module is one: outside any call that could catch it. The test has to allow /unreachable/. */
export const trap = (page) =>
  page.evaluate(() => {
    // A module of one function that cannot be reached.
    const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    queueMicrotask(f);
  });
