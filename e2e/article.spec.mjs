// The published card in an article on another origin: it has its facts, and the height of its text, whatever the frame allows.

import { expect, test } from "./fixtures.mjs";
import { article, cardIn, expectHeight, html } from "./newsroom.mjs";

const CARD = "embed/pangyo-2022/kakaotalk/";
const SANDBOXES = {
  "with an origin of its own": "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  "without an origin": "allow-scripts",
};

/** How tall the text of a card is. */
const text = (frame) => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

for (const [name, sandbox] of Object.entries(SANDBOXES)) {
  for (const width of [300, 640]) {
    test(`${name} a card of ${width} px has the height of its text, before and after its code`, async ({ page, published, scripted, allow }) => {
      const site = await published();
      const host = await scripted({
        "": html(
          article(
            `<iframe src="${site}${CARD}?lang=en" title="Card" width="${width}" height="200" style="border: 0" sandbox="${sandbox}"></iframe>
<script>addEventListener("message", ({ data, source }) => {
  if (data?.sentinel === "amp" && data.type === "embed-size") for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.height = data.height;
});</script>`,
          ),
        ),
      });
      let go;
      const looked = new Promise((resolve) => (go = resolve));
      await page.route(/\.wasm$/, async (route) => {
        await looked;
        await route.continue();
      });
      await page.goto(host.place, { waitUntil: "commit" });
      const card = page.frameLocator("iframe");
      await expect(card.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
      const frame = page.frames().find((frame) => frame.url().includes(CARD));
      await expectHeight(page, await text(frame), "with its facts");
      go();
      await expect(card.locator("html")).not.toHaveAttribute("data-first");
      await expect(card.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
      await expectHeight(page, await text(await cardIn(page, CARD)), "with its code");
      expect(await text(frame)).toBeGreaterThan(250);
    });
  }
}

test("an article that loads embed.js has a card with a title", async ({ page, published, scripted }) => {
  const site = await published();
  const body = `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk" data-lang="en"><a href="${site}boards/pangyo-2022/">KakaoTalk</a></div><script src="${site}embed.js"></script>`;
  const host = await scripted({ "": html(article(body)) });
  await page.goto(host.place);
  await expect(page.getByTitle("Service outages (Downboard)")).toHaveAttribute("src", `${site}${CARD}?lang=en`);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  await expectHeight(page, await text(await cardIn(page, CARD)));
});
