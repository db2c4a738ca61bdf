import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Authenticator } from "../support/authenticator";
import { withPasskeys } from "../support/passkeys";
import { codesTo, freshCode, mailedLink } from "../support/product";
import { enterPassword, newPerson, openSettings, proveByMail, signIn, signOut, stepUpDialog } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

const addressFor = (who: string, project: string) => `${who}.${project}.${Date.now()}@example.com`;

const code = (page: Page) => page.getByLabel("Code", { exact: true });
const secondStep = (page: Page) => page.getByRole("heading", { name: "One more step" });
const factors = (page: Page) => page.getByRole("table", { name: "Second factors" }).locator("tbody tr");
const history = (page: Page) => page.getByRole("table", { name: "Sign-in history" }).locator("tbody tr");
const browsers = (page: Page) => page.getByRole("table", { name: "Browsers that know you" }).locator("tbody tr");

/** From the button of the first factor, or from the menu that adds another. */
async function beginAdding(page: Page, what: string): Promise<void> {
  const first = page.getByRole("button", { name: what });
  const menu = page.getByRole("button", { name: "Add a second factor" });
  await expect(first.or(menu)).toBeVisible();
  if (await menu.isVisible()) {
    await menu.click();
    await page.getByRole("menuitem", { name: what }).click();
  } else {
    await first.click();
  }
}

/** What comes with the first factor; they are shown this once. */
async function keepRecoveryCodes(page: Page): Promise<string[]> {
  const sheet = page.getByRole("dialog", { name: "Keep your recovery codes" });
  await expect(sheet.getByRole("listitem")).toHaveCount(10);
  const codes = await sheet.getByRole("listitem").allInnerTexts();
  await sheet.getByRole("button", { name: "I have kept them" }).click();
  await expect(sheet).toBeHidden();
  return codes;
}

/** Signed in, with an authenticator app as the only factor. */
async function withAuthenticator(page: Page, email: string): Promise<{ app: Authenticator; codes: string[] }> {
  await signIn(page, email, PASSWORD);
  await openSettings(page);
  await beginAdding(page, "Add an authenticator app");
  await proveByMail(page, email);
  const link = page.getByRole("link", { name: "Open an authenticator app on this device" });
  const app = new Authenticator((await link.getAttribute("href"))!);
  await code(page).fill(await app.code());
  await page.keyboard.press("Enter");
  return { app, codes: await keepRecoveryCodes(page) };
}

test("An authenticator app is added, and asked for at the next sign-in", async ({
  page,
  browser,
  request,
  watch,
}, info) => {
  const email = addressFor("totp", info.project.name);
  await newPerson(request, email, PASSWORD);
  const other = await (await browser.newContext({ baseURL: info.project.use.baseURL! })).newPage();
  await signIn(other, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await openSettings(page);
  await expect(page.getByText("You have none yet: whoever learns your password is in.")).toBeVisible();
  await expect(history(page).first()).toContainText("Signed in");
  await expectSound(page);

  watch.expectRefusal(403);
  await beginAdding(page, "Add an authenticator app");
  await expect(stepUpDialog(page).getByText("You have no second factor yet")).toBeVisible();
  await expect(stepUpDialog(page).getByText("A code is on its way")).toBeVisible();
  await expect(code(page)).toBeFocused();
  await expectSound(page);
  await proveByMail(page, email);

  const dialog = page.getByRole("dialog", { name: "Add an authenticator app" });
  const square = dialog.getByRole("img", { name: /QR code/ });
  await expect.poll(() => square.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const uri = await dialog.getByRole("link", { name: /Open an authenticator app/ }).getAttribute("href");
  const app = new Authenticator(uri!);
  await expect(dialog.locator("code")).toHaveText(app.secret.match(/.{4}/g)!.join(" "));
  await expectSound(page);
  await code(page).fill("000000");
  await page.keyboard.press("Enter");
  await expect(code(page)).toHaveAttribute("aria-invalid", "true");
  await expectSound(page);
  await code(page).fill(await app.code());
  await page.keyboard.press("Enter");

  await test.step("recovery codes come with it, to be kept", async () => {
    const sheet = page.getByRole("dialog", { name: "Keep your recovery codes" });
    await expect(sheet.getByRole("listitem")).toHaveCount(10);
    await expectSound(page);
    const saved = page.waitForEvent("download");
    await sheet.getByRole("button", { name: "Download" }).click();
    const file = readFileSync((await (await saved).path())!, "utf8");
    const codes = await keepRecoveryCodes(page);
    for (const kept of codes) expect(file).toContain(kept);
  });
  await expect(factors(page)).toHaveCount(1);
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  await expectSound(page);

  await test.step("and the other browser is signed out", async () => {
    const offer = page.getByRole("status").filter({ hasText: "Other browsers stay signed in" });
    await offer.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("1 other browser was signed out")).toBeVisible();
    await expect(offer).toBeHidden();
    await other.goto("/accounts");
    await other.waitForURL("**/sign-in?next=%2Faccounts");
    await other.context().close();
  });

  await signOut(page);
  watch.expectRefusal(401);
  await enterPassword(page, email, PASSWORD);
  await expect(secondStep(page)).toBeVisible();
  await expect(code(page)).toBeFocused();
  await expectSound(page);
  await page.goto("/accounts");
  await page.waitForURL("**/sign-in?next=%2Faccounts");
  await expect(secondStep(page)).toBeVisible();
  await code(page).fill("000 000");
  await page.keyboard.press("Enter");
  await expect(code(page)).toHaveAttribute("aria-invalid", "true");
  await expect(code(page)).toHaveValue("000 000");
  await expectSound(page);
  await code(page).fill((await app.code()).replace(/^.../, "$& "));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/accounts");
  await openSettings(page);
  await expect(history(page).first()).toContainText("Password, then authenticator app");
  await expect(history(page).nth(1)).toContainText("Wrong code");
  await expectSound(page);
});

test("A recovery code stands in for a lost factor, once", async ({ page, request, watch }, info) => {
  const email = addressFor("recovery", info.project.name);
  await newPerson(request, email, PASSWORD);
  watch.expectRefusal(403);
  watch.expectRefusal(401);
  const { codes } = await withAuthenticator(page, email);
  await signOut(page);

  const tryCode = async (text: string) => {
    await enterPassword(page, email, PASSWORD);
    await page.getByRole("button", { name: "Use another way" }).click();
    await expectSound(page);
    await page.getByRole("button", { name: "Recovery code" }).click();
    await expectSound(page);
    await page.getByLabel("Recovery code").fill(text);
    await page.keyboard.press("Enter");
  };
  await tryCode(codes[3]!.toLowerCase().replaceAll("-", " "));
  await page.waitForURL("**/accounts");
  await openSettings(page);
  await expect(page.getByText("9 of 10 left")).toBeVisible();
  await signOut(page);
  await tryCode(codes[3]!);
  await expect(page.getByLabel("Recovery code")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Recovery code").fill(codes[4]!);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/accounts");

  await test.step("new ones void the old", async () => {
    await openSettings(page);
    await page.getByRole("button", { name: "Make new codes" }).click();
    await expectSound(page);
    await page.getByRole("dialog").getByRole("button", { name: "Make new codes" }).click();
    const renewed = await keepRecoveryCodes(page);
    expect(renewed).not.toContain(codes[0]);
    await expect(page.getByText("10 of 10 left")).toBeVisible();
  });
});

test("Codes by text message and by mail", async ({ page, request, watch }, info) => {
  test.slow();
  const email = addressFor("codes", info.project.name);
  const number = `+4477009${String(Date.now()).slice(-5)}`;
  await newPerson(request, email, PASSWORD);
  watch.expectRefusal(403);
  watch.expectRefusal(401);
  await signIn(page, email, PASSWORD);
  await openSettings(page);

  await test.step("a number is added by a code sent to it", async () => {
    await beginAdding(page, "Add text messages");
    await expect(page.getByText("An authenticator app is safer")).toBeVisible();
    await expectSound(page);
    await page.getByLabel("Phone number").fill(number.replace(/^(...)/, "$1 "));
    await page.keyboard.press("Enter");
    await proveByMail(page, email);
    await expect(page.getByText("A code is on its way to ••••")).toBeVisible();
    await expectSound(page);
    await code(page).fill(await freshCode(number));
    await page.keyboard.press("Enter");
    await keepRecoveryCodes(page);
    await expect(factors(page)).toContainText(`•••• ${number.slice(-4)}`);
    await expectSound(page);
  });

  await test.step("and asked for at the next sign-in, where the newest code counts", async () => {
    await signOut(page);
    await enterPassword(page, email, PASSWORD);
    await expect(page.getByText(`A code is on its way to •••• ${number.slice(-4)}`)).toBeVisible();
    await expectSound(page);
    const first = await freshCode(number);
    await page.getByRole("button", { name: "Send another code" }).click();
    const second = await freshCode(number);
    if (first !== second) {
      await code(page).fill(first);
      await page.keyboard.press("Enter");
      await expect(code(page)).toHaveAttribute("aria-invalid", "true");
    }
    await code(page).fill(second);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/accounts");
  });

  await test.step("mail becomes a factor of its own, the one that is asked for first", async () => {
    await openSettings(page);
    await beginAdding(page, "Add e-mail codes");
    await expectSound(page);
    await page.getByRole("dialog").getByRole("button", { name: "Use e-mail codes" }).click();
    await expect(factors(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Actions for E-mail" }).click();
    await expectSound(page);
    await page.getByRole("menuitem", { name: "Ask for it first" }).click();
    await expect(factors(page).filter({ hasText: "Asked for first" })).toContainText("E-mail");
  });

  await test.step("who looks into the mail may find the page loaded again, and goes on", async () => {
    await signOut(page);
    await enterPassword(page, email, PASSWORD);
    await expect(page.getByText("A code is on its way to c•••@example.com")).toBeVisible();
    const sent = codesTo(email);
    await page.reload();
    await expect(page.getByText("A code is on its way to c•••@example.com")).toBeVisible();
    await expectSound(page);
    await code(page).fill(await freshCode(email));
    await page.keyboard.press("Enter");
    await page.waitForURL("**/accounts");
    expect(codesTo(email)).toBe(sent);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  await test.step("a factor is renamed and removed", async () => {
    await openSettings(page);
    await page.getByRole("button", { name: /Actions for (Phone|Text)/ }).click();
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    await expectSound(page);
    await page.getByRole("dialog").getByLabel("Name").fill("Old phone");
    await page.keyboard.press("Enter");
    await expect(factors(page).filter({ hasText: "Old phone" })).toBeVisible();
    await page.getByRole("button", { name: "Actions for Old phone" }).click();
    await page.getByRole("menuitem", { name: "Remove…" }).click();
    await expectSound(page);
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(factors(page)).toHaveCount(1);
    await expect(page.getByRole("heading", { name: "Second factors" })).toBeFocused();
  });
});

test("A trusted browser is not asked, until it is forgotten", async ({ page, request, watch }, info) => {
  const email = addressFor("trust", info.project.name);
  await newPerson(request, email, PASSWORD);
  watch.expectRefusal(403);
  watch.expectRefusal(401);
  const { app } = await withAuthenticator(page, email);
  await signOut(page);
  await enterPassword(page, email, PASSWORD);
  await page.getByRole("checkbox", { name: /Do not ask in this browser/ }).check();
  await code(page).fill(await app.code());
  await page.keyboard.press("Enter");
  await page.waitForURL("**/accounts");
  await signOut(page);
  await signIn(page, email, PASSWORD);

  await openSettings(page);
  await expect(history(page).first()).toContainText("Password, in a trusted browser");
  const here = browsers(page).filter({ hasText: "This browser" });
  await expect(here.getByText("Trusted").filter({ visible: true })).toBeVisible();
  await expectSound(page);
  await here.getByRole("button", { name: "Forget" }).click();
  await expectSound(page);
  await page.getByRole("dialog").getByRole("button", { name: "Forget" }).click();
  // The trust that let this browser in is no second factor.
  await expect(stepUpDialog(page)).toBeVisible();
  await expectSound(page);
  await code(page).fill(await app.code());
  await page.keyboard.press("Enter");
  await expect(page.getByText(/was forgotten/)).toBeVisible();
  await signOut(page);
  await enterPassword(page, email, PASSWORD);
  await expect(secondStep(page)).toBeVisible();
});

test("A passkey is added, confirms acts and signs in without a password", async ({ page, request, watch }, info) => {
  const email = addressFor("passkey", info.project.name);
  await newPerson(request, email, PASSWORD);
  const device = await withPasskeys(page);
  watch.expectRefusal(403);
  watch.expectRefusal(401);
  await signIn(page, email, PASSWORD);
  await openSettings(page);
  await beginAdding(page, "Add a passkey");
  await page.getByRole("dialog").getByLabel("Name").fill("Laptop");
  await expectSound(page);
  await page.keyboard.press("Enter");
  await proveByMail(page, email);
  await keepRecoveryCodes(page);
  await expect(factors(page)).toContainText("Laptop");
  expect(await device.count()).toBe(1);

  await test.step("as the first factor", async () => {
    await signOut(page);
    await expectSound(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    // Back to where the person signed out.
    await page.waitForURL("**/settings");
    await expect(history(page).first()).toContainText("Passkey");
  });

  await test.step("as the second", async () => {
    await signOut(page);
    await enterPassword(page, email, PASSWORD);
    const press = page.getByRole("button", { name: "Use your passkey" });
    await expect(press).toBeFocused();
    await expectSound(page);
    await press.click();
    await page.waitForURL("**/accounts");
  });

  await test.step("for a page of the server that wants a proof", async () => {
    await page.goto("/step-up?next=%2Ftransactions");
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
    const press = page.getByRole("button", { name: "Use your passkey" });
    await expect(press).toBeVisible();
    await expectSound(page);
    await press.click();
    await page.waitForURL("**/transactions");
  });
});

test("“This was not me” closes the account until a new password is set", async ({
  page,
  browser,
  request,
  watch,
}, info) => {
  const email = addressFor("notme", info.project.name);
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  const stranger = await (await browser.newContext({ baseURL: info.project.use.baseURL! })).newPage();
  await signIn(stranger, email, PASSWORD);
  const link = await mailedLink(email, "/not-me");

  watch.expectRefusal(401);
  await page.goto(link);
  await page.waitForURL(/\/not-me$/);
  await expect(page.getByRole("heading", { name: "Was this not you?" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "It was not me" }).click();
  await expect(page.getByRole("heading", { name: "Your account is closed to others" })).toBeVisible();
  await expectSound(page);
  for (const either of [page, stranger]) {
    await either.goto("/accounts");
    await either.waitForURL("**/sign-in?next=%2Faccounts");
  }
  await enterPassword(page, email, PASSWORD);
  await expect(page.getByRole("alert").first()).toContainText("You are not signed in.");

  watch.expectRefusal(400);
  await page.goto(link);
  await page.getByRole("button", { name: "It was not me" }).click();
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await expectSound(page);

  const next = `${PASSWORD} again`;
  await page.goto(await mailedLink(email, "/reset"));
  await page.getByLabel("New password", { exact: true }).fill(next);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await enterPassword(page, email, next);
  await stranger.context().close();
});
