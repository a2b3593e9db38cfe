// The address of a card, and how high it will be: all that stands in a newsroom's page about one.

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const FURTHER = ["lang", "layout", "at", "dark"];

// In CSS pixels: a frame is this high until its card speaks. What a layout comes to, at the width of an article.
const ONE_SERVICE = 330;
const LIST = 420;
const LAYOUTS = new Map([
  ["card", ONE_SERVICE],
  ["list", LIST],
  ["headline", 60],
  ["timeline", 300],
]);

const list = (services) => (services || "").split(/[\s,]+/).filter(Boolean);

/**
 * The address of the card below `site`, which ends with a slash. `read` gives what stands under a name: `board`, `services`
 * (ids with commas between them), `lang`, `layout`, `at`, `dark`. What is not an id goes into the query, where the card says so.
 */
export function addressOf(site, read) {
  const board = read("board") || "";
  const services = list(read("services"));
  const hasBoard = ID.test(board);
  const hasService = hasBoard && services.length === 1 && ID.test(services[0]);
  const query = new URLSearchParams();
  if (board && !hasBoard) query.set("board", board);
  if (services.length > 0 && !hasService) query.set("services", services.join());
  for (const name of FURTHER) if (read(name)) query.set(name, read(name));
  const folder = `${site}embed/${hasBoard ? `${board}/` : ""}${hasService ? `${services[0]}/` : ""}`;
  return query.toString() ? `${folder}?${query}` : folder;
}

/** The height to reserve for the card at an address below `site`, in CSS pixels. */
export function heightOf(site, address) {
  const { pathname, searchParams } = new URL(address);
  const folders = pathname.slice(new URL(site).pathname.length).split("/").filter(Boolean);
  const isOne = folders.length === 3 || list(searchParams.get("services")).length === 1;
  return LAYOUTS.get(searchParams.get("layout")) || (isOne ? ONE_SERVICE : LIST);
}
