import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { mailedLink } from "./product";

/** An account with a confirmed address, made over the API: how a person registers is a journey of its own. */
export async function newPerson(request: APIRequestContext, email: string, password: string): Promise<void> {
  const registered = await request.post("/v1/auth/register", { data: { name: "Grace Hopper", email, password } });
  expect(registered.status(), await registered.text()).toBe(202);
  const token = new URL(await mailedLink(email, "/confirm"), "http://localhost").searchParams.get("token");
  const confirmed = await request.post("/v1/auth/confirm-email", { data: { token } });
  expect(confirmed.status(), await confirmed.text()).toBe(200);
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/accounts");
}

/** By the menu that every signed-in page has. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
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
  await page.waitForURL("**/accounts", { timeout: 60_000 });
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
