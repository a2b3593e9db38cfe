// A static server for script/server and the tests: what a plain web host does, and nothing that the page could lean on.
// As a program: node script/lib/serve.mjs FOLDER (PORT and PREFIX override port 8080 and the root).

import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { isProgram } from "./program.mjs";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const ALREADY_COMPRESSED = new Set([".png", ".woff2", ".ico"]);
const HASHED = /-[0-9a-f]{12}\.\w+$/;

const HEADERS = {
  // The sandboxed iframe of an embed has an opaque origin, and its module scripts and fetches are checked by CORS.
  "Access-Control-Allow-Origin": "*",
  // So that such a frame can also read how old an answer is, and how long a server wants to be left alone.
  "Access-Control-Expose-Headers": "Date, Age, Retry-After",
  // A page that is isolated from other origins frames only pages that are too, and that let themselves be framed.
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/** The path below `dir` that `pathname` asks for, or null for anything that is not plainly inside. */
function locate(dir, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const segments = decoded.split("/").slice(1);
  if (segments.some((segment, index) => /^\.|[\\\0]/.test(segment) || (segment === "" && index < segments.length - 1))) {
    return null;
  }
  const file = path.join(dir, ...segments);
  return file === dir || file.startsWith(dir + path.sep) ? file : null;
}

async function info(file) {
  try {
    return await stat(file);
  } catch {
    return null;
  }
}

/**
 * Serves the folder `dir` below `prefix` on `port` (0: any free one).
 *
 * `quality` is brotli's, 0 to 11; `routes` has what answers further addresses below the prefix. Gives `origin` (scheme, host,
 * port), `url` (with the prefix and a final slash), `warm()` (compresses the hashed files ahead of the first request) and
 * `close()`. Rejects when the port is taken.
 */
export async function serve({ dir, port = 0, host = "127.0.0.1", prefix = "/", quality = 11, routes = {} }) {
  const folder = path.resolve(dir);
  const mount = `/${prefix.split("/").filter(Boolean).join("/")}/`.replace("//", "/");
  const cache = new Map();

  /** A file by its content: a copy that kept the time of its original is another file all the same. */
  async function load(file) {
    const body = await readFile(file);
    const tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    const known = cache.get(file);
    if (known?.tag === tag) return known;
    const entry = { body, tag };
    cache.set(file, entry);
    return entry;
  }

  /** The brotli form: the publisher's own if it is a copy of this very file, else made once and kept. */
  async function brotli(file, entry) {
    entry.brotli ??= (async () => {
      const copy = HASHED.test(file) ? await readFile(`${file}.br`).catch(() => null) : null;
      const copied = copy && (await decompress(copy).catch(() => null));
      if (copied?.equals(entry.body)) return copy;
      return compress(entry.body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_SIZE_HINT]: entry.body.length,
        },
      });
    })();
    return entry.brotli;
  }

  async function answer(request, response) {
    const send = (status, headers, body) => {
      const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
      response.writeHead(status, { ...HEADERS, ...headers, ...length });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const refuse = (status, text, headers = {}) =>
      send(status, { "Content-Type": TYPES[".txt"], "Cache-Control": "no-store", ...headers }, `${status} ${text}\n`);

    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuse(405, "Method Not Allowed", { Allow: "GET, HEAD" });
    }
    const [pathname, search] = request.url.split(/(?=\?)/, 2);
    const redirect = () => send(301, { Location: `${pathname}/${search ?? ""}`, "Cache-Control": "no-cache" }, "");
    if (`${pathname}/` === mount) return redirect();
    if (!pathname.startsWith(mount)) return refuse(404, "Not Found");
    const route = routes[pathname.slice(mount.length)];
    if (route) return route(request, response);

    let file = locate(folder, pathname.slice(mount.length - 1));
    let found = file && (await info(file));
    if (found?.isDirectory()) {
      if (!pathname.endsWith("/")) return redirect();
      file = path.join(file, "index.html");
      found = await info(file);
    } else if (pathname.endsWith("/")) {
      found = null;
    }
    if (!found?.isFile()) return refuse(404, "Not Found");

    const entry = await load(file);
    const extension = path.extname(file);
    const compressible = !ALREADY_COMPRESSED.has(extension) && entry.body.length > 256;
    const encoded = compressible && /(?:^|,)\s*br\s*(?:,|;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|$)/.test(request.headers["accept-encoding"] ?? "");
    // Two representations of one file must not share a strong tag.
    const tag = `"${entry.tag}${encoded ? "-br" : ""}"`;
    const headers = {
      "Content-Type": TYPES[extension] ?? "application/octet-stream",
      "Cache-Control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: tag,
      ...(compressible ? { Vary: "Accept-Encoding" } : {}),
    };
    const known = (request.headers["if-none-match"] ?? "").split(",").map((value) => value.trim().replace(/^W\//, ""));
    if (known.includes(tag)) return send(304, headers);
    if (encoded) return send(200, { ...headers, "Content-Encoding": "br" }, await brotli(file, entry));
    return send(200, headers, entry.body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, HEADERS).end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(error.code === "EADDRINUSE" ? new Error(`port ${port} is taken: set PORT to another`) : error),
    );
    server.listen(port, host, resolve);
  });

  const origin = `http://${host}:${server.address().port}`;
  return {
    origin,
    url: `${origin}${mount}`,
    async warm() {
      for (const name of await readdir(folder)) {
        const file = path.join(folder, name);
        if (HASHED.test(name)) await brotli(file, await load(file));
      }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

if (isProgram(import.meta)) {
  const [dir] = process.argv.slice(2);
  const port = Number(process.env.PORT ?? 8080);
  if (!dir || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("usage: node script/lib/serve.mjs FOLDER (PORT: 0 to 65535)");
    process.exit(2);
  }
  try {
    const server = await serve({ dir, port, prefix: process.env.PREFIX });
    console.log(`Downboard is at ${server.url} (Ctrl-C stops it)`);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close().then(() => process.exit(0)));
    await server.warm();
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exit(1);
  }
}
