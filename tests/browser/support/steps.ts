import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { freshCode, mailedLink } from "./product";

/** An account with a confirmed address, made over the API: how a person registers is a journey of its own. */
export async function newPerson(request: APIRequestContext, email: string, password: string): Promise<void> {
  const registered = await request.post("/v1/auth/register", { data: { name: "Grace Hopper", email, password } });
  expect(registered.status(), await registered.text()).toBe(202);
  const token = new URL(await mailedLink(email, "/confirm"), "http://localhost").searchParams.get("token");
  const confirmed = await request.post("/v1/auth/confirm-email", { data: { token } });
  expect(confirmed.status(), await confirmed.text()).toBe(200);
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await enterPassword(page, email, password);
  await page.waitForURL("**/accounts");
}

/** Up to where a second factor is asked for, or the accounts are there. */
export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
}

/** The question whether it is really them, which stands before acts that could do harm. */
export const stepUpDialog = (page: Page) => page.getByRole("dialog", { name: "Confirm that it is you" });

/** Whoever has no second factor proves by a mailed code that it is them. */
export async function proveByMail(page: Page, email: string): Promise<void> {
  await expect(stepUpDialog(page).getByText("A code is on its way")).toBeVisible();
  await stepUpDialog(page)
    .getByLabel("Code", { exact: true })
    .fill(await freshCode(email));
  await page.keyboard.press("Enter");
  await expect(stepUpDialog(page)).toBeHidden();
}

/** By the menu that every signed-in page has. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
}

/** By the portal's navigation, which a phone has behind its menu. */
export async function goInPortal(page: Page, name: string): Promise<void> {
  const menu = page.getByText("Menu", { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("navigation", { name: "Portal" }).getByRole("link", { name, exact: true }).click();
}

/** From the page that explains it, over the bank's hosted pages, and back until the accounts are there. */
export async function connectBank(page: Page, bank: string): Promise<void> {
  await page.goto("/connect");
  await page.getByRole("button", { name: "Continue to your bank" }).click();
  await page.getByRole("button", { name: bank }).click();
  await page.getByLabel("Username").fill("user_good");
  await page.getByLabel("Password").fill("pass_good");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Share and finish" }).click();
  await page.waitForURL("**/connect/return**");
  await page.waitForURL("**/accounts", { timeout: 120_000 });
  await expect(accountLinks(page).first()).toBeVisible();
}

export function accountLinks(page: Page) {
  return page.getByRole("main").locator("a[href*='/accounts/view']");
}

export function rows(page: Page) {
  return page.locator("tr[data-transaction]");
}

export async function openTransactions(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Transactions" }).click();
  await expect(page.getByRole("heading", { name: "Transactions", level: 1 })).toBeVisible();
}
