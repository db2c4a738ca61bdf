import { accountLinks, connectBank, openTransactions, rows, signIn } from "../support/steps";
import { mailedLink } from "../support/product";
import { expect, expectSound, test } from "../support/test";

const DAY_MS = 86_400_000;
const PASSWORD = "seven lanterns over the harbour";

test("A new person registers, links a bank and finds two years of transactions", async ({ page }, info) => {
  const email = `ada.${info.project.name}.${Date.now()}@example.com`;

  await test.step("registers", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Create an account" }).first().click();
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    await expectSound(page);
  });

  await test.step("confirms the address by the mailed link", async () => {
    await page.goto(await mailedLink(email, "/confirm"));
    await expect(page.getByRole("button", { name: "Confirm address" })).toBeVisible();
    await expectSound(page);
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  });

  await test.step("signs in and sees what the page will look like", async () => {
    await signIn(page, email, PASSWORD);
    await expect(page.getByRole("heading", { name: "No bank is connected yet" })).toBeVisible();
    await expect(page.getByRole("banner").getByText("Sandbox", { exact: true })).toBeVisible();
    await expect(page.getByText("Live updates")).toBeVisible();
    await expectSound(page);
    await openTransactions(page);
    await expect(page.getByRole("heading", { name: "No transactions yet" })).toBeVisible();
    await expectSound(page);
  });

  await test.step("links a bank on its hosted pages", async () => {
    await page.goto("/connect");
    await expect(page.getByRole("button", { name: "Continue to your bank" })).toBeVisible();
    await expectSound(page);
    await connectBank(page, "Tartan Bank");
  });

  await test.step("finds the accounts with balances and their moment", async () => {
    await expect(accountLinks(page)).not.toHaveCount(0);
    await expect(accountLinks(page).first()).toContainText(/\d+\.\d\d USD/);
    await expect(accountLinks(page).first()).toContainText("as of");
    await expect(page.getByRole("list", { name: "Bank connections" })).toContainText("Connected");
    await expectSound(page);
    await accountLinks(page).first().click();
    await expect(rows(page).first()).toBeVisible();
    await expectSound(page);
  });

  await test.step("finds transactions, page after page", async () => {
    await openTransactions(page);
    await expect(rows(page).first()).toBeVisible();
    await expectSound(page);
    const first = await rows(page).count();
    await expect(async () => {
      await page.mouse.wheel(0, 20_000);
      expect(await rows(page).count()).toBeGreaterThan(2 * first);
    }).toPass();
  });

  await test.step("and two years of them", async () => {
    const longAgo = new Date(Date.now() - 690 * DAY_MS).toISOString().slice(0, 10);
    await page.goto(`/transactions?to=${longAgo}`);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /Remove filter: Until/ })).toBeVisible();
  });
});
