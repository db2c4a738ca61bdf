import { expect, type Page } from "@playwright/test";

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/accounts");
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
