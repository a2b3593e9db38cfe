// Takes out of a compiled module what only weighs: what the standard library would say of a panic, which on this target is said to
// nobody, streams that no page hands out, and the names by which the module and its glue know each other.

import binaryen from "binaryen";

const IMPORTS = 2;
const DATA = 11;
const HEADER = 8;

// By the names that rustc gives its functions: those that begin a panic and never return. The message is put together on the way
// to the first that prints, and on wasm32-unknown-unknown none prints.
const PANICS = [
  /^core\[\w+\]::panicking::/,
  /^core::panicking::/,
  /^core\[\w+\]::option::(?:unwrap|expect)_failed$/,
  /^core\[\w+\]::result::unwrap_failed$/,
  /^core\[\w+\]::slice::index::slice_index_fail$/,
  /^core\[\w+\]::slice::copy_from_slice_impl::len_mismatch_fail$/,
  /^core\[\w+\]::slice::sort::shared::smallsort::panic_on_ord_violation$/,
  /^core\[\w+\]::str::slice_error_fail(?:_rt)?$/,
  /^core\[\w+\]::cell::panic_already/,
  /^alloc\[\w+\]::(?:raw_vec::(?:handle_error|capacity_overflow)|alloc::handle_alloc_error)$/,
  /^std\[\w+\]::thread::local::panic_access_error$/,
  /^std\[\w+\]::panicking::(?:begin_panic|panic_with_hook|panic_handler)/,
  /^__rustc\[\w+\]::(?:rust_begin_unwind|rust_panic)$/,
];
// The one that all others end in. Where it is not found, rustc names its functions in another way.
const LAST = /^__rustc\[\w+\]::rust_begin_unwind$/;

// By the same names: the streams that a page would hand to the browser. Leptos brings them along for calls to a server, which no
// page makes; wasm-bindgen exports them, and nothing else makes a promise of a future (clippy.toml sees to it).
const STREAMS = [/^__wbg_intounderlying\w+_free$/, /^intounderlying\w+$/, /\binto_underlying_\w+::/, /^js_sys::futures::future_to_promise(?:::|<|$)/];

/** Lets a module trap where it begins one of these functions. It has to have its names. */
function trapIn(wasm, choose) {
  const module = binaryen.readBinary(wasm);
  try {
    const all = Array.from({ length: module.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
    for (const { name, params, results } of choose(all.filter(({ module: from }) => !from))) {
      module.removeFunction(name);
      module.addFunction(name, params, results, [], module.unreachable());
    }
    return Buffer.from(module.emitBinary());
  } finally {
    module.dispose();
  }
}

const isOneOf = (patterns, name) => patterns.some((pattern) => pattern.test(name));

/** Lets a module trap where a panic or one of those streams begins: of a panic it would trap there after having told nobody. */
export const trapAtDeadEnds = (wasm) =>
  trapIn(wasm, (all) => {
    // One that gives something back is no end, whatever it is called.
    const found = all.filter(({ name, results }) => results === binaryen.none && isOneOf(PANICS, name));
    if (!found.some(({ name }) => LAST.test(name))) throw new Error("the module does not name the functions that panic as rustc used to");
    return [...found, ...all.filter(({ name }) => isOneOf(STREAMS, name))];
  });

/** The unsigned number at a place, and the place after it. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 127) * 2 ** shift;
    if (bytes[at] < 128) return [value, at + 1];
  }
}

/** A number as WebAssembly writes it. */
export function number(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

const counted = (bytes) => Buffer.concat([number(bytes.length), bytes]);

/** The sections of a module: number, and what is in it. */
function* sections(wasm) {
  for (let at = HEADER; at < wasm.length; ) {
    const [length, begin] = readNumber(wasm, at + 1);
    yield { id: wasm[at], content: wasm.subarray(begin, begin + length) };
    at = begin + length;
  }
}

/** The place behind the description of an import. */
function behindImport(bytes, at) {
  const limits = (at) => {
    const [, end] = readNumber(bytes, at + 1);
    return bytes[at] & 1 ? readNumber(bytes, end)[1] : end;
  };
  switch (bytes[at]) {
    case 0:
      return readNumber(bytes, at + 1)[1];
    case 1:
      return limits(at + 2);
    case 2:
      return limits(at + 1);
    case 3:
      return at + 3;
    default:
      throw new Error(`an import of the unknown kind ${bytes[at]}`);
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The name of a number: a, b, …, z, aa, ab, … */
function short(index) {
  const letter = LETTERS[index % LETTERS.length];
  return index < LETTERS.length ? letter : short(Math.floor(index / LETTERS.length) - 1) + letter;
}

// A function that the glue of wasm-bindgen offers to the module, as it writes them: its name, and all of it to the comma.
const OFFERED = /^ {8}(__wb\w+): function\([\s\S]*?\n {8}\}(?:, arguments\); \})?,\n/gm;

/** Gives what a module takes from its glue short names, in both, and takes out of the glue what it no longer takes. Those that wasm-bindgen gives end in a hash. */
export function shortenImports({ wasm, glue, from }) {
  const names = new Map();
  const shortened = [...sections(wasm)].map(({ id, content }) => {
    if (id !== IMPORTS) return Buffer.concat([Buffer.from([id]), counted(content)]);
    let [count, at] = readNumber(content, 0);
    const parts = [number(count)];
    const text = () => {
      const [length, begin] = readNumber(content, at);
      at = begin + length;
      return content.toString("utf8", begin, at);
    };
    for (; count > 0; count -= 1) {
      const [module, name] = [text(), text()];
      const begin = at;
      at = behindImport(content, at);
      if (module === from && !names.has(name)) names.set(name, `$${short(names.size)}`);
      const named = module === from ? names.get(name) : name;
      parts.push(counted(Buffer.from(module)), counted(Buffer.from(named)), content.subarray(begin, at));
    }
    return Buffer.concat([Buffer.from([id]), counted(Buffer.concat(parts))]);
  });
  const taken = glue.replace(OFFERED, (whole, name) => (names.has(name) ? whole : ""));
  const known = taken.replace(/[\w$]+/g, (word) => names.get(word) ?? word);
  return { wasm: Buffer.concat([wasm.subarray(0, HEADER), ...shortened]), glue: known };
}

// Where code was compiled, for messages that nobody prints. rustc ends each with a zero.
const PATH = /(?:\/[\w.@+-]+){2,}\.rs(?=\0)|(?:crates|src)(?:\/[\w.-]+)+\.rs(?=\0)/g;

/** Takes out of the data of a module where its sources lay on the machine that compiled it. */
export function forgetPaths(wasm) {
  const bytes = Buffer.from(wasm);
  for (const { id, content } of sections(bytes)) {
    if (id !== DATA) continue;
    for (const { 0: found, index } of content.toString("latin1").matchAll(PATH)) content.fill(0, index, index + found.length);
  }
  return bytes;
}
