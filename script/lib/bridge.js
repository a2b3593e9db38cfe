// The height bridge: tells the page around the card how tall the card is, in the words of every loader that newsrooms use.
// It stands inline in the head of the card, before everything else: loaders ask as soon as the frame has loaded, which is long
// before a module has started, and it must also speak where none ever starts.
//
// What is said follows from what receivers do without a guard: never null, never anything but whole numbers, and never a bare
// `{ type: "height" }`, which sidechain would take from any frame. What only one loader understands is said once that loader has
// shown that it is there: in the address of the card, or by a message.

const host = parent;

// How often a height is said again to a page that does not follow it: one whose listener comes late is served, and one that
// has none, or limits of its own, is left alone after half a minute.
const MOST_REPEATS = 30;
// How many questions are answered in a second. A page that asks more often hears from the timer.
const MOST_ANSWERS = 20;
// For how many seconds a frame is kept as it is while the card has no facts: shrinking to "Loading…" and growing back would move
// the article twice.
const MOST_PATIENCE = 10;

const RESIZER = "[iFrameSizer]";
// What iframe-resizer sends first, in version 4; version 5 sends more.
const FIELDS_OF_FIRST_MESSAGE = 16;

function start() {
  const root = document.documentElement;
  const reserved = innerHeight;
  // Datawrapper's older receivers look for a frame with this in its address, by a selector that an apostrophe would break.
  const embed = (root.dataset.embed || location.pathname).replace(/'/g, "%27");
  const childId = new URLSearchParams(location.search).get("childId");
  const [, secret] = /[?&]secret=(\w+)/.exec(location.hash) || [];
  // The name of the frame with iframe-resizer, once it has said it.
  let resizer;
  let isOpenResizer = false;

  let hasFacts = false;
  let seconds = 0;
  let said = 0;
  let repeats = 0;
  let answers = 0;

  const send = (message) => host.postMessage(message, "*");

  /** Whether there is something to read: AMP takes its placeholder away when it hears so. */
  function lookForFacts() {
    if (hasFacts) return;
    const facts = [...document.querySelectorAll("[data-facts]")];
    hasFacts = facts.some((fact) => fact.offsetHeight > 0 && fact.textContent.trim() !== "");
    if (hasFacts) send({ sentinel: "amp", type: "embed-ready" });
  }

  /** Says the height, unless it is the one that was said and nobody asked. Gives whether it was said. */
  function tell(isAsked, type = "resizeObserver") {
    lookForFacts();
    const box = root.getBoundingClientRect();
    const width = Math.ceil(box.width);
    const floor = hasFacts || seconds >= MOST_PATIENCE ? 0 : reserved;
    const height = Math.max(Math.ceil(box.height), floor);
    // A frame that is not shown has no layout, and one that is told so would never be seen again.
    if (width === 0 || height === 0 || (height === said && !isAsked)) return false;
    if (height !== said) repeats = 0;
    said = height;
    send({ sentinel: "amp", type: "embed-size", height });
    send({ "datawrapper-height": { [embed]: height } });
    send(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
    if (childId) send(`pymxPYMx${childId}xPYMxheightxPYMx${height}`);
    if (secret) send({ message: "height", value: height, secret });
    if (resizer) send(`${RESIZER}${resizer}:${height}:${width}:${type}`);
    if (isOpenResizer) send({ type: "iframe-resized", width, height });
    return true;
  }

  /** Once a second: off screen a browser may observe nothing, and a page may not have listened. */
  function tick() {
    answers = 0;
    seconds += 1;
    if (tell(false)) return;
    if (Math.round(innerHeight) === said) {
      repeats = 0;
    } else if (repeats < MOST_REPEATS) {
      repeats += 1;
      tell(true);
    }
  }

  /** What iframe-resizer asks for, as the type of the answer. The number is its version: without one, version 5 warns its page. */
  function resizerAsks(text) {
    const fields = text.slice(RESIZER.length).split(":");
    if (fields.length >= FIELDS_OF_FIRST_MESSAGE && /^(?:true|false)$/.test(fields[2])) {
      [resizer] = fields;
      return "init:5";
    }
    return resizer && /^res(?:ize|et)$/.test(fields[0]) ? "resizeObserver" : "";
  }

  /** What a message asks for: the type of the answer, or nothing. It is data, whatever it says. */
  function asks(data) {
    if (typeof data === "string") {
      if (data.startsWith(RESIZER)) return resizerAsks(data);
      return childId && data.startsWith(`pymxPYMx${childId}xPYMxwidthxPYMx`) ? "resizeObserver" : "";
    }
    if (!data) return "";
    const { sentinel, type, message } = data;
    if (type === "iframe-child-init" || type === "iframe-get-child-dimensions") isOpenResizer = true;
    else if (!(sentinel === "amp" && type === "frames-init") && !(secret && message === "ready" && data.secret === secret)) return "";
    return "resizeObserver";
  }

  // An event that a script has made up may hold anything, also what throws when it is read.
  addEventListener("message", (event) => {
    if (!event.isTrusted || event.source !== host) return;
    const type = asks(event.data);
    if (!type) return;
    answers += 1;
    if (answers <= MOST_ANSWERS) tell(true, type);
    else repeats = 0;
  });

  // WordPress frames without popups, and follows links to the host of the card for it. One to the card itself reloads it.
  if (secret) {
    addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a[href]");
      const isPlain = event.button === 0 && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
      if (!isPlain || event.defaultPrevented || !link || link.host !== location.host || !/^https?:$/.test(link.protocol)) return;
      if (link.pathname + link.search === location.pathname + location.search) return;
      event.preventDefault();
      send({ message: "link", value: link.href, secret });
    });
  }

  const look = () => tell(false);
  addEventListener("DOMContentLoaded", look);
  addEventListener("load", look);
  setInterval(tick, 1_000);
  new ResizeObserver(look).observe(root);
}

if (host !== window) start();
