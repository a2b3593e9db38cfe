// A broken document is said to be broken, in a sentence that names the file and what was expected. Never a blank page, never
// a dialog, never an exception: the watch of fixtures.mjs sees those.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { addressOf, awaited, DIST, expect, FACTS, stands, test } from "./fixtures.mjs";

const FOLDER = "boards/pangyo-2022/";
const BOARD = `${FOLDER}board.json`;
const STATUS = `${FOLDER}status.json`;
const RECOVERY = `${FOLDER}recovery.json`;
const INDEX = "boards/index.json";

const text = (file) => readFile(path.join(DIST, file), "utf8");

/** A file of the bundled board, changed. */
async function changed(file, change) {
  const document = JSON.parse(await text(file));
  change(document);
  return JSON.stringify(document);
}

/** A board of 60 MB that is well formed to its last byte, piece by piece, so that nobody holds it. */
function* hugeBoard(begun) {
  yield `{"padding":"`;
  const piece = "x".repeat(1_000_000);
  for (let count = 0; count < 60; count += 1) {
    begun.pieces = count;
    yield piece;
  }
  yield `"}`;
}

const broken = (page) => page.getByRole("alert").filter({ visible: true });
const notes = (page) => page.getByRole("status", { name: /^(?:알림|Notes)$/ });
const headline = (page) => page.getByRole("heading", { level: 1 });

// What stands in the place of a board that cannot be read, and what the page says in each language.
const UNREADABLE = [
  {
    name: "truncated",
    board: async () => (await text(BOARD)).slice(0, 20_000),
    ko: [/board\.json: 읽을 수 없습니다\./, /줄 \d+째 칸에서 끊김/, /UTF-8로 된 온전한 JSON 문서/],
    en: [/board\.json: cannot be read\./, /the document stops at line \d+, column \d+/, /expected a complete JSON document in UTF-8/],
  },
  {
    name: "empty",
    board: async () => "",
    ko: [/board\.json/, /온전한 JSON 문서/],
    en: [/board\.json/, /expected a complete JSON document/],
  },
  {
    name: "no JSON but a page of HTML",
    board: async () => "<!doctype html><title>404</title><script>alert(1)</script>",
    ko: [/board\.json/, /1째 줄 1째 칸부터 JSON이 아님/, /온전한 JSON 문서/],
    en: [/board\.json/, /not JSON from line 1, column 1 on; expected a complete JSON document/],
  },
  {
    name: "of wrong types",
    board: () => changed(BOARD, (board) => Object.assign(board, { services: 7, zone: "KST", id: ["pangyo-2022"] })),
    ko: [/board\.json/, /\/services: 숫자임\. 올바른 값: 배열/, /\/zone: 문자열임\. 올바른 값: 객체/],
    en: [/board\.json/, /\/services: is a number; expected an array/, /\/zone: is a string; expected an object/],
  },
  {
    name: "100,000 nested arrays",
    board: async () => "[".repeat(100_000) + "]".repeat(100_000),
    ko: [/board\.json/, /너무 깊이 중첩됨/, /127단계 이하/],
    en: [/board\.json/, /nested too deeply; expected at most 127 levels/],
  },
  {
    name: "another format",
    board: () => changed(BOARD, (board) => Object.assign(board, { format: "downboard-board/99" })),
    ko: [/board\.json/, /\/format: .*downboard-board\/99/, /downboard-board\/1/],
    en: [/board\.json/, /\/format: .*downboard-board\/99.*expected .*downboard-board\/1/],
  },
];

for (const { name, board, ...said } of UNREADABLE) {
  for (const lang of ["ko", "en"]) {
    test(`a board that is ${name} is said to be so in ${lang}`, async ({ page, serving }) => {
      const place = await serving({ [BOARD]: await board() });
      await page.goto(`${place}?lang=${lang}`);
      await expect(headline(page)).toHaveText({ ko: "이 현황판을 열 수 없습니다", en: "This board cannot be opened" }[lang]);
      for (const part of said[lang]) await expect(broken(page)).toContainText(part);
      await expect(page.locator(FACTS)).toHaveCount(0);
    });
  }
}

// Who reads an article or a wall cannot mend the file: its name is enough there, the findings are on the dashboard.
for (const [name, folder] of [["card", "embed/"], ["wall", "kiosk/"]]) {
  test(`the ${name} names a broken board in one line`, async ({ page, serving }) => {
    const place = await serving({ [BOARD]: (await text(BOARD)).slice(0, 20_000) });
    await page.setViewportSize({ width: 360, height: 500 });
    await page.goto(place + folder);
    await expect(broken(page)).toContainText("board.json: 읽을 수 없습니다.");
    await expect(broken(page).getByRole("listitem")).toHaveCount(1);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
}

test("a board of 60 MB is given up early and said to be too large", async ({ page, serving, allow }) => {
  allow.consoleError(/board\.json/);
  const begun = { pieces: 0 };
  const place = await serving({ [BOARD]: { body: hugeBoard(begun) } });
  await page.goto(place);
  await expect(broken(page)).toContainText("board.json: 너무 큽니다. 8 MiB까지 읽습니다.");
  expect(begun.pieces, "the rest is not fetched").toBeLessThan(59);
});

test("a board that is missing is named, and trying again opens it once it is there", async ({ page, serving, allow }) => {
  allow.consoleError(/404.*board\.json/s);
  const answers = { [BOARD]: { status: 404, body: "" } };
  await page.goto(await serving(answers));
  await expect(broken(page)).toContainText("board.json: 서버가 오류로 응답했습니다(404).");

  delete answers[BOARD];
  await page.getByRole("link", { name: "다시 시도" }).click();
  await expect(headline(page)).toContainText("카카오톡이 6시간 20분째 멈춰 있습니다.");
});

test("a board that breaks off in the middle is said to be out of reach", async ({ page, serving, allow }) => {
  allow.consoleError(/board\.json/);
  async function* body() {
    yield `{"format":`;
    throw new Error("the connection breaks");
  }
  await page.goto(await serving({ [BOARD]: { body: body() } }));
  await expect(broken(page)).toContainText(/board\.json: (?:연결할 수 없거나 차단됐습니다|읽을 수 없습니다)/);
});

test("a script for a source’s address is left out and named, and the board stands", async ({ page, serving }) => {
  const board = await changed(BOARD, ({ sources }) => Object.assign(sources[0], { address: "javascript:alert(document.domain)" }));
  await page.goto(`${await serving({ [BOARD]: board })}?lang=en`);
  await expect(headline(page)).toContainText("KakaoTalk has been down for 6 h 20 min.");
  await expect(notes(page)).toContainText(/board\.json.*\/sources\/0\/address: malformed.*expected an http or https address/s);
  await stands(page);
  for (const lane of await page.getByRole("region", { name: "Timelines" }).locator(".lane-button").all()) await lane.click();
  const links = await page.locator("a").evaluateAll((all) => all.map(({ protocol }) => protocol));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
});

for (const [name, folder] of [["dashboard", ""], ["card", "embed/"], ["wall", "kiosk/"]]) {
  test(`HTML in a name is text on the ${name}`, async ({ page, serving }) => {
    const markup = `<img src=x onerror="alert(1)"><b>카카오톡</b>`;
    const board = await changed(BOARD, ({ title, services }) => {
      services[0].name = { ko: markup, en: markup };
      services[0].features[0].name = { ko: `<u>글</u>`, en: `<u>text</u>` };
      title.ko = `<h1>제목</h1>`;
    });
    await page.goto((await serving({ [BOARD]: board })) + folder);
    await expect(page.getByRole("main")).toContainText(markup);
    if (folder === "") await page.getByRole("region", { name: "서비스별 경과" }).locator(".lane-button").first().click();
    await expect(page.locator("body")).toContainText("<h1>제목</h1>");
    await expect(page.locator("img, u, b, main script")).toHaveCount(0);
    await expect(headline(page)).toHaveCount(1);
  });
}

test("an id that stands twice is named and its second record left out", async ({ page, serving }) => {
  const board = await changed(BOARD, ({ services }) => services.push({ ...services[0], name: { ko: "가짜톡", en: "Faketalk" } }));
  await page.goto(`${await serving({ [BOARD]: board })}?lang=en`);
  await expect(headline(page)).toContainText("KakaoTalk has been down for 6 h 20 min.");
  await expect(notes(page)).toContainText(/board\.json.*\/services\/\d+.*duplicate "kakaotalk".*expected an id that stands only once/s);
  await expect(page.getByText("Faketalk")).toHaveCount(0);
});

test("an unknown status word makes the status unknown, never operational, and is named", async ({ page, serving }) => {
  const status = await changed(STATUS, ({ events }) => {
    for (const event of events) if (event.service === "kakaotalk") event.status = "on_fire";
  });
  await page.goto(`${await serving({ [STATUS]: status })}?lang=en`);
  const timelines = page.getByRole("region", { name: "Timelines" });
  await timelines.getByRole("button", { name: /^\d+ unknown$/ }).click();
  const lane = timelines.getByRole("button", { name: /^KakaoTalk/ });
  await expect(lane).toContainText("unknown");
  await expect(lane).not.toContainText("operational");
  await expect(notes(page)).toContainText(/status\.json.*\/events\/\d+\/status: unrecognised word "on_fire".*operational, degraded/s);
});

const WITHOUT_STATUS = [
  ["answers 500", () => ({ status: 500, body: "" }), /status\.json: the server answered 500\./],
  ["is missing", () => ({ status: 404, body: "" }), /status\.json: the server answered 404\./],
  ["is truncated", async () => (await text(STATUS)).slice(0, 5_000), /status\.json: cannot be read\..*the document stops.*expected a complete JSON document/s],
  ["belongs to another board", () => changed(STATUS, (status) => Object.assign(status, { format: "downboard-recovery/1" })), /status\.json.*\/format.*downboard-status\/1/s],
];

for (const [what, answer, said] of WITHOUT_STATUS) {
  test(`without statuses, because the file ${what}, the board stands and every status is unknown`, async ({ page, serving, allow }) => {
    allow.consoleError(/status\.json/);
    await page.goto(`${await serving({ [STATUS]: await answer() })}?lang=en`);
    await expect(notes(page)).toContainText(said);
    await expect(notes(page)).toContainText("As a result, some statuses below are unknown.");
    await expect(headline(page)).toContainText("No service’s status is known.");
    await stands(page);
    const lanes = page.getByRole("region", { name: "Timelines" }).locator(".lane-button");
    expect(await lanes.count()).toBeGreaterThan(20);
    await expect(lanes.filter({ hasText: "unknown" })).toHaveCount(await lanes.count());
    await expect(page.getByRole("region", { name: "The shared cause" })).toContainText("Power");
  });
}

test("the card and the wall name a missing file and show the rest", async ({ page, serving, allow }) => {
  allow.consoleError(/status\.json/);
  const place = await serving({ [STATUS]: { status: 500, body: "" } });
  for (const folder of ["embed/", "kiosk/"]) {
    await page.goto(`${place}${folder}?lang=en`);
    await expect(notes(page)).toContainText("status.json: the server answered 500.");
    await expect(headline(page)).toHaveText(/\S/);
  }
});

test("without the record of recovery the statuses stand and the file is named", async ({ page, serving, allow }) => {
  allow.consoleError(/recovery\.json/);
  await page.goto(`${await serving({ [RECOVERY]: { status: 500, body: "" } })}?lang=en`);
  await expect(notes(page)).toContainText("recovery.json: the server answered 500.");
  await expect(headline(page)).toContainText("KakaoTalk has been down for 6 h 20 min.");
});

const INDEXES = [
  ["truncated", async () => (await text(INDEX)).slice(0, 30)],
  ["of wrong types", async () => `{"boards":{"id":7}}`],
  ["empty", async () => ""],
];

for (const [what, answer] of INDEXES) {
  test(`a list of boards that is ${what} is named`, async ({ page, serving }) => {
    await page.goto(`${await serving({ [INDEX]: await answer() })}?lang=en`);
    await expect(headline(page)).toHaveText("This board cannot be opened");
    await expect(broken(page)).toContainText("boards/index.json: cannot be read.");
  });

  test(`a list of boards that is ${what} is said with what was expected`, async ({ page, serving }) => {
    await page.goto(`${await serving({ [INDEX]: await answer() })}?lang=en`);
    await expect(broken(page)).toContainText(/boards\/index\.json.*expected/s);
  });
}

test("a board that there is not is named with those that there are", async ({ page }) => {
  await page.goto("?board=nonsense");
  await expect(headline(page)).toHaveText("이 현황판을 열 수 없습니다");
  await expect(broken(page)).toContainText("‘nonsense’ 현황판이 없습니다. 열 수 있는 현황판: pangyo-2022");
  await page.goto("?board=nonsense&lang=en");
  await expect(broken(page)).toContainText("There is no board ‘nonsense’. Boards: pangyo-2022");
});

for (const place of ["", "embed/", "kiosk/"]) {
  test(`a board that cannot be opened has neither the title nor the icon of a calm one, on ${place || "the dashboard"}`, async ({ page }) => {
    await page.goto(`${place}?board=nonsense&lang=en`);
    await expect(page).toHaveTitle("This board cannot be opened · Downboard");
    await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /icon-unknown\.svg$/);
  });
}

test("an address with markup is quoted as text", async ({ page }) => {
  const markup = "<img src=x onerror=alert(1)>";
  await page.goto(`?lang=en&${new URLSearchParams({ at: markup })}`);
  await expect(notes(page)).toContainText(`at=‘${markup}’`);
  await expect(page.locator("img")).toHaveCount(0);
});

// The module of the dashboard with all that stands below the lanes.
const DETAILS = /downboard-dashboard-details-\w+\.wasm$/;
// That with the lanes.
const LANES = /downboard-dashboard-lanes-\w+\.wasm$/;
const cause = (page) => page.getByRole("region", { name: "The shared cause" });

test("what is below the first screen and cannot be fetched is said, and asked for again by a button", async ({ page, allow }) => {
  allow.consoleError(DETAILS);
  allow.consoleError(/503/);
  let busy = true;
  await page.route(DETAILS, (route) => (busy ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto("?lang=en");
  await expect(broken(page)).toContainText("The rest of this page has not loaded.");
  await expect(headline(page)).toContainText("KakaoTalk has been down for 6 h 20 min.");
  busy = false;
  await page.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(cause(page)).toBeVisible();
  await expect(broken(page)).toHaveCount(0);
});

test("the lanes that cannot be fetched are said, and asked for again by a button, beside all that stands", async ({ page, allow }) => {
  allow.consoleError(LANES);
  allow.consoleError(/503/);
  let busy = true;
  await page.route(LANES, (route) => (busy ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto("?lang=en");
  await expect(broken(page)).toContainText("The timelines have not loaded.");
  await expect(cause(page)).toBeVisible();
  busy = false;
  await page.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Timelines" })).toBeVisible();
  await expect(broken(page)).toHaveCount(0);
});

const LATE = [
  ["", "lanes", "The timelines have not loaded."],
  ["", "details", "The rest of this page has not loaded."],
  ["", "estimate", "The estimate has not loaded."],
  ["embed/", "estimate", "The estimate has not loaded."],
  ["kiosk/", "estimate", "The estimate has not loaded."],
  ["embed/", "live", "Live updates have not started.", { board: "selftest" }],
  ["kiosk/", "live", "Live updates have not started.", { board: "selftest" }],
];

for (const [place, part, said, query] of LATE) {
  test(`${place || "the dashboard"} says after ten seconds that its ${part} hang, and shows them when they come`, async ({ page }) => {
    let come;
    const asked = new Promise((resolve) => (come = resolve));
    await page.clock.install();
    await page.route(new RegExp(`downboard-\\w+-${part}-\\w+\\.wasm$`), async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(addressOf(place, { lang: "en", ...query }));
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    await expect(page.getByText(said)).toHaveCount(0);
    await page.clock.runFor(10_000);
    await expect(page.getByText(said).first()).toBeVisible();
    come();
    await expect(page.getByText(said)).toHaveCount(0);
  });
}

// The module that estimates how many people are affected, of each page.
const ESTIMATE = /downboard-\w+-estimate-\w+\.wasm$/;
const MILLIONS = /[\d,.]+–[\d,.]+ million people/;

test("an estimate that cannot be fetched is said beside all that stands, and asked for again by a button", async ({ page, allow }) => {
  allow.consoleError(ESTIMATE);
  allow.consoleError(/503/);
  let busy = true;
  await page.route(ESTIMATE, (route) => (busy ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto("?lang=en");
  await expect(broken(page)).toContainText("The estimate has not loaded.");
  await expect(headline(page)).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  await expect(cause(page)).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(MILLIONS);
  busy = false;
  await page.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(headline(page)).toContainText(MILLIONS);
  await expect(broken(page)).toHaveCount(0);
});

for (const place of ["embed/?lang=en", "embed/?lang=en&services=kakaotalk", "kiosk/?lang=en"]) {
  test(`${place} says that the estimate could not be fetched, and counts nobody`, async ({ page, allow }) => {
    allow.consoleError(ESTIMATE);
    allow.consoleError(/503/);
    await page.route(ESTIMATE, (route) => route.fulfill({ status: 503 }));
    await page.goto(place);
    await expect(page.getByRole("main")).toContainText("Not known");
    await expect(page.getByRole("main")).toContainText("The estimate has not loaded.");
    await expect(page.getByRole("main")).not.toContainText(MILLIONS);
  });
}

for (const place of ["?lang=ko", "?lang=en", "embed/?lang=ko", "embed/?lang=en&services=kakaotalk", "kiosk/?lang=en"]) {
  test(`nothing on ${place} moves when the estimate comes`, async ({ page }) => {
    let come;
    const asked = new Promise((resolve) => (come = resolve));
    await page.route(ESTIMATE, async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(place);
    await expect(awaited(page).first()).toBeVisible();
    const box = () => headline(page).evaluate((element) => element.getBoundingClientRect().toJSON());
    const card = () => page.getByRole("main").evaluate((element) => element.getBoundingClientRect().height);
    const before = { headline: await box(), card: place.startsWith("embed/") ? await card() : null };
    come();
    await expect(awaited(page)).toHaveCount(0);
    expect({ headline: await box(), card: place.startsWith("embed/") ? await card() : null }).toEqual(before);
  });
}

test("a server that does not know the type of WebAssembly serves all of the dashboard", async ({ page }) => {
  await page.route(/\.wasm$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto("?lang=en");
  await expect(headline(page)).toContainText("KakaoTalk has been down for 6 h 20 min.");
  await expect(cause(page)).toBeVisible();
});
