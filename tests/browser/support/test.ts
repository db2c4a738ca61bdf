import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

interface Watch {
  /** A refusal that the journey provokes; the browser logs each failed request. */
  expectRefusal(status: number): void;
}

/** A page on which nothing may be logged as an error, by the page or by the browser (a blocked script, for one). */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page }, use) => {
      const errors: string[] = [];
      const provoked = new Set<number>();
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      await use({ expectRefusal: (status) => provoked.add(status) });
      const unexpected = errors.filter(
        (text) => ![...provoked].some((status) => text.includes(`status of ${status} `)),
      );
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Axe finds nothing, light and dark, and the page does not scroll sideways. */
export async function expectSound(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Two frames, so that axe measures the colours of this theme and not those on the way to it.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map((node) => `${node.target} ${node.html}`),
    }));
    expect(found, `axe on ${page.url()} (${colorScheme})`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.waitForLoadState(); // its styles are there
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window!);
}
