// Boards that are made for a measurement: as little as one can be.

const NAME = "bench";

export const text = (word) => ({ ko: word, en: word });

/** `boards/index.json` of a site with a made board and no other. */
export const INDEX = { boards: [{ id: NAME, title: text("Bench") }], default: NAME };

/** The folder of a made board within the site. */
export const FOLDER = `boards/${NAME}/`;

/** `board.json` of some services, by their ids; each may say whose it is. What else a board says is taken as it is. */
export function madeBoard({ services, providers = [NAME], ...rest }) {
  return {
    format: "downboard-board/1", id: NAME, title: text("Bench"), zone: { utc_offset: "+00:00", label: "UTC" }, period: { hours: 24 },
    sources: [], providers: providers.map((id) => ({ id, name: text(id) })),
    services: services.map(({ id, provider = providers[0] }) => ({ id, name: text(`Service ${id}`), provider, category: "other" })),
    ...rest,
  };
}

/** `status.json` of changes, each a service, a status and since when, all by one notice. */
export function madeStatus({ changes, updatedAt }) {
  return {
    format: "downboard-status/1", board: NAME, updated_at: updatedAt,
    sources: [{ id: "notice", title: "Bench, notices", address: "https://bench.example.org/" }],
    events: changes.map(({ service, status, at }) => ({ service, status, at, basis: "notice", grade: "A", sources: ["notice"] })),
  };
}
