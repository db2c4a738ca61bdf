import type { Browser, Page } from "@playwright/test";
import { mailedLink } from "../support/product";
import { newPerson, openSettings, proveByMail, signIn, stepUpDialog } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const OLD = "an old and quite long sentence";
const NEW = "a new and quite long sentence";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

const addressFor = (who: string, project: string) => `${who}.${project}.${Date.now()}@example.com`;

/** The same person in a second browser. */
async function elsewhere(browser: Browser, email: string, password: string): Promise<Page> {
  const context = await browser.newContext({ userAgent: FIREFOX });
  const page = await context.newPage();
  await signIn(page, email, password);
  return page;
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/accounts");
  await page.waitForURL("**/sign-in?next=%2Faccounts");
}

const sessions = (page: Page) => page.getByRole("table", { name: "Where you are signed in" }).locator("tbody tr");

test("Who forgot the password sets a new one by mail and signs in with it", async ({ page, request, watch }, info) => {
  const email = addressFor("forgot", info.project.name);
  await newPerson(request, email, OLD);

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  // Both pages have a field of this name.
  await expect(page.getByRole("heading", { name: "Set a new password" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await expectSound(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expectSound(page);

  const link = await mailedLink(email, "/reset");
  const secret = new URL(link, "http://localhost").searchParams.get("token")!;
  const told: string[] = [];
  page.on("request", (sent) => {
    const { referer = "" } = sent.headers();
    if (referer.includes(secret) || (sent.url().includes(secret) && !sent.isNavigationRequest())) told.push(sent.url());
  });
  await page.goto(link);
  await page.waitForURL(/\/reset$/);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  expect(await page.evaluate(() => document.referrer)).toBe("");

  watch.expectRefusal(400);
  const field = page.getByLabel("New password", { exact: true });
  await field.fill("passwordpassword");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This password is one of those that attackers try first")).toBeVisible();
  await expect(field).toBeFocused();
  await expectSound(page);

  await field.fill(NEW);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await expectSound(page);
  expect(told, "requests that carried the secret outside their body").toEqual([]);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in");
  await signIn(page, email, NEW);

  await test.step("the link works once", async () => {
    await page.goto(link);
    await page.getByLabel("New password", { exact: true }).fill(`${NEW} again`);
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
    await expectSound(page);
    await page.getByRole("link", { name: "Ask for a new link" }).click();
    await expect(page.getByRole("heading", { name: "Set a new password" })).toBeVisible();
  });
});

test("A changed password signs out the other browser", async ({ page, browser, request, watch }, info) => {
  const email = addressFor("change", info.project.name);
  await newPerson(request, email, OLD);
  await signIn(page, email, OLD);
  const other = await elsewhere(browser, email, OLD);

  let answer = () => undefined as void;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/v1/me/sessions?*", (route) => asked.then(() => route.continue()), { times: 1 });
  await openSettings(page);
  await expect(page.getByRole("status", { name: "Loading" }).first()).toBeVisible();
  await expectSound(page);
  answer();
  await expect(sessions(page)).toHaveCount(2);
  await expectSound(page);

  watch.expectRefusal(403);
  await page.getByLabel("Current password", { exact: true }).fill("not my password at all");
  await page.getByLabel("New password", { exact: true }).fill(NEW);
  await page.getByRole("button", { name: "Change password" }).click();
  // Whoever finds a signed-in browser cannot even try passwords.
  await expect(stepUpDialog(page)).toBeVisible();
  await expectSound(page);
  await proveByMail(page, email);
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expectSound(page);

  await page.getByLabel("Current password", { exact: true }).fill(OLD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed. Every other browser was signed out.")).toBeVisible();
  await expect(sessions(page)).toHaveCount(1);
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expectSound(page);
  await expectSignedOut(other);
  await signIn(other, email, NEW);
  await other.context().close();
  await page.reload();
  await expect(sessions(page)).toHaveCount(2);
});

test("Sessions are ended from the list, after a second factor", async ({ page, browser, request, watch }, info) => {
  const email = addressFor("sessions", info.project.name);
  await newPerson(request, email, OLD);
  const other = await elsewhere(browser, email, OLD);
  await signIn(page, email, OLD);
  await openSettings(page);
  await expect(sessions(page)).toHaveCount(2);
  await expect(sessions(page).first()).toContainText("This browser");

  watch.expectRefusal(403);
  await page.getByRole("button", { name: "Sign out Firefox on Windows" }).press("Enter");
  const question = page.getByRole("dialog", { name: "Sign out Firefox on Windows?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectSound(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(stepUpDialog(page).getByLabel("Code", { exact: true })).toBeFocused();
  await expectSound(page);
  await proveByMail(page, email);
  await expect(page.getByText("Firefox on Windows was signed out")).toBeVisible();
  await expect(sessions(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "Where you are signed in" })).toBeFocused();
  await expectSignedOut(other);

  await test.step("and all others at once", async () => {
    await signIn(other, email, OLD);
    await page.reload();
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("1 other browser was signed out")).toBeVisible();
    await expect(sessions(page)).toHaveCount(1);
    await expectSignedOut(other);
  });
  await other.context().close();
});
