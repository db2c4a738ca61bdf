// Screenshots of every page at both widths and in both themes, into test-results/shots:
//   BASE_URL=http://localhost:5080 EMAIL=… PASSWORD=… node shots.mjs
// Without EMAIL and PASSWORD only the pages before sign-in are taken.
import { chromium } from "playwright";
import { launchOptions } from "./support/browser.mjs";

const base = process.env.BASE_URL ?? "http://localhost:5080";
const { EMAIL, PASSWORD } = process.env;
const folder = new URL("./test-results/shots/", import.meta.url).pathname;
const widths = [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
];
const open = [
  "/",
  "/register",
  "/sign-in",
  "/confirm?token=sample",
  "/forgot",
  "/reset?token=sample",
  "/not-me?token=sample",
  "/confirm-email?token=sample",
  "/nowhere",
];
const signedIn = [
  "/accounts",
  "/transactions",
  "/connect",
  "/developers",
  "/settings",
  "/settings/profile",
  "/settings/privacy",
  "/settings/workspace",
  "/settings/members",
];
const only = process.env.ONLY?.split(",");

const browser = await chromium.launch(await launchOptions());
for (const [name, viewport] of widths) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: name === "phone" ? 2 : 1 });
    const page = await context.newPage();
    const shoot = async (label, fullPage = false) => {
      if (only && !only.includes(label)) return;
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}${label}-${name}-${colorScheme}.png`, fullPage });
    };
    for (const path of open) {
      await page.goto(base + path);
      await page.evaluate(() => document.fonts.ready);
      await shoot(path.replace(/\?.*/, "").slice(1) || "landing", path === "/");
    }
    if (EMAIL && PASSWORD) {
      await page.goto(`${base}/sign-in`);
      await page.getByLabel("E-mail").fill(EMAIL);
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/accounts");
      for (const path of signedIn) {
        await page.goto(base + path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
        await shoot(path.slice(1).replaceAll("/", "-"));
        if (path === "/transactions") await shootDrawer(page, shoot);
        if (path === "/accounts") await shootAccount(page, shoot);
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(`Screenshots are in ${folder}`);

async function shootDrawer(page, shoot) {
  const row = page.locator("tr[data-transaction]").first();
  if (!(await row.isVisible())) return;
  await row.click();
  await page.getByRole("dialog").waitFor();
  await shoot("transaction");
}

async function shootAccount(page, shoot) {
  const account = page.locator("main a[href*='/accounts/view']").first();
  if (!(await account.isVisible())) return;
  await account.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
  await shoot("account");
}
