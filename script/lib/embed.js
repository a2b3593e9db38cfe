// What a newsroom's page loads as /embed.js: puts a card where `<div data-downboard>` or `<down-board>` stands, and lets the frames
// of all cards, also those that stand there as plain `<iframe>`, follow the heights of their cards. It leaves nothing in the
// page's global scope, and reserves the height of a card before it is there.

import { addressOf, heightOf } from "./address.js";

const TAG = "down-board";
const HOLDERS = "[data-downboard]";

const TITLES = new Map([
  ["ko", "서비스 장애 현황 (Downboard)"],
  ["en", "Service outages (Downboard)"],
]);

const ATTRIBUTES = {
  scrolling: "no",
  loading: "lazy",
  referrerpolicy: "strict-origin-when-cross-origin",
  sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
};

// One by one, since a page's policy may forbid the attribute. This width also holds in older Safari, which would widen a frame to
// what it holds.
const STYLES = { width: "0", minWidth: "100%", border: "0", display: "block" };

// The heights that are believed, in CSS pixels.
const LEAST_HEIGHT = 40;
const MOST_HEIGHT = 10_000;

/** The language of the reader among those of the card, as the card itself finds it. */
const readersLanguage = () => (navigator.languages || []).map((tag) => tag.slice(0, 2)).find((tag) => TITLES.has(tag)) || "ko";

function start(site) {
  const { origin } = new URL(site);
  // The frames of our cards, each with the height that its card last `said` and the one that it was `given`, or 0, and whether the
  // browser last painted it in sight.
  const frames = new Map();
  const holders = new WeakSet();
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const state = frames.get(target);
      if (!state) continue;
      state.isSeen = isIntersecting;
      settle(target, state);
    }
  });

  /** Gives a frame the height that its card has said. */
  function settle(frame, state) {
    const height = state.said;
    const more = height - frame.clientHeight;
    if (!height || (!more && height === state.given)) return;
    const { bottom } = frame.getBoundingClientRect();
    // Growing cannot wait, or the card would be cut. Shrinking can, while what stands below the frame is in sight: an empty
    // stripe is no harm, and lines that jump while they are read are. Above the screen the browser holds the scroll position, once
    // it has painted it.
    if (more < 0 && (state.isSeen || bottom > 0) && bottom + more < innerHeight) return;
    if (more) frame.style.height = `${height}px`;
    if (height === state.given) return;
    state.given = height;
    frame.dispatchEvent(new CustomEvent("downboard:height", { bubbles: true, detail: { height } }));
  }

  /** Makes a frame with this address one of ours. What the page has said about it stands. */
  function dress(frame, address, title) {
    frames.set(frame, { said: 0, given: 0, isSeen: false });
    const lang = new URL(address).searchParams.get("lang");
    if (!frame.title) frame.title = title || TITLES.get(lang) || TITLES.get(readersLanguage());
    for (const name in ATTRIBUTES) if (!frame.hasAttribute(name)) frame.setAttribute(name, ATTRIBUTES[name]);
    Object.assign(frame.style, STYLES);
    if (!frame.style.height && !frame.hasAttribute("height")) frame.style.height = `${heightOf(site, address)}px`;
    sight.observe(frame);
  }

  /** A frame that stands in the page is ours if its address is. */
  function adopt(frame) {
    if (frames.has(frame) || !`${frame.src}`.startsWith(`${site}embed/`)) return;
    dress(frame, frame.src);
    // Its card may have spoken before anybody listened.
    if (frame.contentWindow) frame.contentWindow.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
  }

  /** Puts a card into an element, in the place of what is to be read where this script does not run. */
  function fill(holder, prefix) {
    const read = (name) => holder.getAttribute(prefix + name);
    const found = holder.querySelector("iframe");
    if (found) return adopt(found);
    const address = addressOf(site, read);
    const frame = document.createElement("iframe");
    dress(frame, address, read("title"));
    frame.src = address;
    if (getComputedStyle(holder).display === "inline") holder.style.display = "block";
    holder.textContent = "";
    holder.append(frame);
    holders.add(holder);
  }

  /** Looks for places of cards at and below an element. */
  function search(element) {
    for (const found of [element, ...element.querySelectorAll(`iframe,${HOLDERS}`)]) {
      if (found.localName === "iframe") adopt(found);
      else if (found.matches(HOLDERS)) fill(found, "data-");
    }
  }

  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        fill(this, "");
      }
    },
  );
  search(document.documentElement);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) {
        // An element is filled at its start tag; what the browser then still reads of its content would stand beside the card.
        if (holders.has(target) && document.readyState !== "complete" && !frames.has(node)) node.remove();
        else if (node.nodeType === Node.ELEMENT_NODE) search(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });

  addEventListener("message", ({ data, origin: from, source }) => {
    // "null" is a card in a sandbox of the page's own.
    if ((from !== origin && from !== "null") || !data || data.sentinel !== "amp" || data.type !== "embed-size") return;
    const { height } = data;
    if (!Number.isInteger(height) || height < LEAST_HEIGHT || height > MOST_HEIGHT) return;
    // Some pages give a frame its address only when it comes near.
    document.querySelectorAll("iframe").forEach(adopt);
    for (const [frame, state] of frames) {
      if (!frame.isConnected) {
        frames.delete(frame);
        sight.unobserve(frame);
      } else if (frame.contentWindow === source) {
        state.said = height;
        settle(frame, state);
      }
    }
  });
}

const { currentScript } = document;
// Editors paste it once for each card.
if (!currentScript || !currentScript.src) console.warn("Downboard: embed.js must be a classic script with its own address");
else if (!customElements.get(TAG)) start(new URL(".", currentScript.src).href);
