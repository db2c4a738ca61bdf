import { readFileSync } from "node:fs";
import type { Browser, Locator, Page, TestInfo } from "@playwright/test";
import { mailedLink } from "../support/product";
import { newPerson, openSettings, proveByMail, signIn, stepUpDialog } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

const addressFor = (who: string, project: string) => `${who}.${project}.${Date.now()}@example.com`;

async function openSection(page: Page, section: "Profile" | "Privacy"): Promise<void> {
  await openSettings(page);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: section }).click();
  await page.waitForURL(`**/settings/${section.toLowerCase()}`);
}

async function elsewhere(browser: Browser, info: TestInfo): Promise<Page> {
  const context = await browser.newContext({ baseURL: info.project.use.baseURL!, reducedMotion: "reduce" });
  return context.newPage();
}

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

/** Each choice says that it is saved; the next one waits for that. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByText("Saved", { exact: true }).last()).toBeVisible();
}

/** The choice is drawn a moment after the click, when it has gone through the app's store: `check()` would not wait. */
async function choose(choice: Locator, on = true): Promise<void> {
  await choice.click();
  await expect(choice).toBeChecked({ checked: on });
}

test("What somebody likes shows at once, and in every other browser", async ({ page, browser, request }, info) => {
  const email = addressFor("likes", info.project.name);
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await openSection(page, "Profile");
  await expectSound(page);

  await page.getByLabel("Name", { exact: true }).fill("Rear Admiral Grace Hopper");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved")).toBeVisible();
  await page.getByLabel("Format of dates and numbers").selectOption("de-DE");
  await expect(page.getByText(/−1\.250,50/)).toBeVisible();
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await saved(page);
  await choose(page.getByRole("radio", { name: "Dense" }));
  await choose(page.getByRole("checkbox", { name: "A bank asks to sign in again" }), false);
  await choose(page.getByRole("radio", { name: "Dark" }));
  expect(await theme(page)).toBe("dark");
  await saved(page);
  await expectSound(page);

  await page.reload();
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await expect(page.getByRole("radio", { name: "Dense" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "A bank asks to sign in again" })).not.toBeChecked();

  const other = await elsewhere(browser, info);
  await signIn(other, email, PASSWORD);
  await expect.poll(() => theme(other)).toBe("dark");
  await other.getByRole("button", { name: "Account menu" }).click();
  await expect(other.getByText("Rear Admiral Grace Hopper")).toBeVisible();
  await other.getByRole("menuitemradio", { name: "Light" }).click();
  await other.context().close();

  // Whoever comes back to the page finds it as it was left in the other browser.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect.poll(() => theme(page)).toBe("light");
});

test("The new mailbox takes the account over, and the old one can take it back", async ({
  page,
  browser,
  request,
  watch,
}, info) => {
  const [old, fresh] = [addressFor("old", info.project.name), addressFor("new", info.project.name)];
  await newPerson(request, old, PASSWORD);
  const other = await elsewhere(browser, info);
  await signIn(other, old, PASSWORD);
  await signIn(page, old, PASSWORD);
  await openSection(page, "Profile");

  watch.expectRefusal(403);
  await page.getByRole("button", { name: "Change address" }).click();
  await page.getByLabel("New e-mail address").fill("nonsense");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter an address such as ada@example.com.")).toBeVisible();
  await expectSound(page);
  await page.getByLabel("New e-mail address").fill(fresh);
  await page.keyboard.press("Enter");
  await expect(stepUpDialog(page)).toBeVisible();
  await proveByMail(page, old);
  await expect(page.getByText(`A link went to ${fresh}`)).toBeVisible();
  await expect(page.getByText(`You sign in with ${old}`)).toBeVisible();
  await expectSound(page);

  const link = await mailedLink(fresh, "/confirm-email");
  await page.goto(link);
  await page.waitForURL(/\/confirm-email$/);
  await expect(page.getByRole("heading", { name: "Use the new address" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByRole("heading", { name: "This is your address now" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page.getByText(`You sign in with ${fresh}`)).toBeVisible();

  await test.step("the other browser is signed out, and the link works once", async () => {
    await other.goto("/accounts");
    await other.waitForURL("**/sign-in?next=%2Faccounts");
    await other.goto(link);
    await other.getByRole("button", { name: "Use this address" }).click();
    await expect(other.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await expectSound(other);
  });

  await test.step("the old mailbox objects, and sets a new password", async () => {
    watch.expectRefusal(401);
    await other.goto(await mailedLink(old, "/not-me"));
    await other.getByRole("main").getByRole("button").click();
    const reset = await mailedLink(old, "/reset");
    await other.goto(reset);
    await other.getByLabel("New password", { exact: true }).fill(`${PASSWORD} of my own`);
    await other.keyboard.press("Enter");
    await expect(other.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    await page.goto("/accounts");
    await page.waitForURL("**/sign-in?next=%2Faccounts");
    await page.getByLabel("E-mail").fill(old);
    await page.getByLabel("Password", { exact: true }).fill(`${PASSWORD} of my own`);
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("heading", { name: "One more step" }).or(page.getByRole("heading", { name: "Accounts" })),
    ).toBeVisible();
  });
  await other.context().close();
});

test("A copy of one's data is made, mailed about and downloaded", async ({ page, request, watch }, info) => {
  const email = addressFor("copy", info.project.name);
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await openSection(page, "Privacy");
  await expect(page.getByText("You have asked for none in the last days.")).toBeVisible();
  await expectSound(page);

  watch.expectRefusal(403);
  await page.getByRole("button", { name: "Ask for a copy" }).click();
  await proveByMail(page, email);
  const download = page.getByRole("button", { name: /^Download the copy/ });
  await expect(download).toBeVisible({ timeout: 30_000 });
  await expectSound(page);

  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  expect(file.suggestedFilename()).toMatch(/^fintech-data-\d{4}-\d\d-\d\d\.zip$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");

  await test.step("the mail leads back to it", async () => {
    const { data } = await (await page.request.get("/v1/me/exports")).json();
    await page.goto(`/settings/privacy?export=${data[0].id}`);
    await expect(download).toBeFocused();
  });
});

test("A deletion waits, is said on every page, and is taken back", async ({ page, request, watch }, info) => {
  const email = addressFor("ends", info.project.name);
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await openSection(page, "Privacy");

  watch.expectRefusal(403);
  await page.getByRole("button", { name: "Delete account…" }).click();
  const question = page.getByRole("dialog", { name: "Delete your account in fourteen days?" });
  await expect(question).toBeVisible();
  await expectSound(page);
  await question.getByRole("button", { name: "Delete my account" }).click();
  await proveByMail(page, email);
  await expect(question).toBeHidden();
  await expect(page.getByText(/Your account is deleted on .+ Everything works until then/)).toBeVisible();
  await expectSound(page);

  const banner = page.getByRole("status").filter({ hasText: "Your account is deleted on" });
  await expect(banner).toBeHidden();
  await page.goto("/accounts");
  // As the person's locale writes it, from the first moment on.
  await expect(banner.getByText(/on [A-Z][a-z]+ \d{1,2}, \d{4} at \d\d:\d\d\s[AP]M/)).toBeVisible();
  await expectSound(page);
  await banner.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByText("Your account stays")).toBeVisible();
  await expect(banner).toBeHidden();

  await openSection(page, "Privacy");
  await expect(page.getByRole("button", { name: "Delete account…" })).toBeVisible();
});
