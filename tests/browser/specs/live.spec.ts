import { atTheBank, demo } from "../support/product";
import { connectBank, openTransactions, proveByMail, rows, signIn } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const SOON_MS = 2000;

test.describe.serial("The demo person", () => {
  test("sees a purchase at the bank within two seconds, without a reload", async ({ page }) => {
    const { email, password } = demo();
    await signIn(page, email, password);
    await connectBank(page, "First Platypus Bank");
    await openTransactions(page);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByText("Live updates")).toBeVisible();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));

    const payee = `Corner Bakery ${Date.now()}`;
    const today = new Date().toISOString().slice(0, 10);
    const began = Date.now();
    await atTheBank("/_sandbox/transactions/create", {
      transactions: [
        { amount: 12.34, description: payee, date_transacted: today, date_posted: today, iso_currency_code: "USD" },
      ],
    });
    const row = rows(page).filter({ hasText: payee });
    await expect(row).toBeVisible({ timeout: 5000 });
    const took = Date.now() - began;
    test.info().annotations.push({ type: "live", description: `the row was there after ${took} ms` });
    expect(took).toBeLessThan(SOON_MS);
    await expect(row).toContainText("−12.34");
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  });

  test("narrows the list by address, chip and search, and opens a row", async ({ page }) => {
    const { email, password } = demo();
    await signIn(page, email, password);
    await page.goto("/transactions?q=Corner+Bakery");
    await expect(rows(page).first()).toContainText("Corner Bakery");
    for (const text of await rows(page).allTextContents()) expect(text).toContain("Corner Bakery");

    await rows(page).first().click();
    const drawer = page.getByRole("dialog", { name: "Transaction" });
    await expect(drawer).toContainText("−12.34");
    await expect(drawer).toContainText("Where this is from");
    await expect(page).toHaveURL(/transaction=txn_/);
    await expectSound(page);
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();

    await page.getByRole("button", { name: /Remove filter: “Corner Bakery”/ }).click();
    await expect(page).toHaveURL(/\/transactions$/);
    await page.getByLabel("Search payee or description").fill("no such payee anywhere");
    await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
    await expectSound(page);
  });

  test("makes a key that works, and revokes it", async ({ page, request, watch }) => {
    watch.expectRefusal(403);
    const { email, password } = demo();
    await signIn(page, email, password);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Developers" }).click();
    await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
    await expectSound(page);

    const name = `Browser test ${Date.now()}`;
    await page.getByRole("button", { name: "Create a key" }).click();
    const dialog = page.getByRole("dialog", { name: "Create an API key" });
    await dialog.getByLabel("Name").fill(name);
    await expectSound(page);
    await dialog.getByRole("button", { name: "Create key" }).click();
    await proveByMail(page, email);
    const secret = await dialog.getByRole("region", { name: "API key" }).innerText();
    expect(secret).toMatch(/^fk_sandbox_/);
    await dialog.getByRole("button", { name: "I have copied it" }).click();

    const read = () => request.get("/v1/banking/accounts", { headers: { Authorization: `Bearer ${secret}` } });
    expect((await read()).status()).toBe(200);
    await page.getByRole("button", { name: `Revoke ${name}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByRole("row", { name }).getByText("Revoked").filter({ visible: true })).toBeVisible();
    expect((await read()).status()).toBe(401);
  });

  test("is told which agent asks before the bank's page opens", async ({ page, request, watch }) => {
    const { email, password, api_key, environment_id } = demo();
    const started = await request.post("/v1/banking/connections", {
      headers: { Authorization: `Bearer ${api_key}` },
      data: {},
    });
    const { id } = (await started.json()) as { id: string };

    // Whoever is not signed in yet is led back here afterwards.
    watch.expectRefusal(401);
    await page.goto(`/connect/continue?connection=${id}&environment=${environment_id}`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/connect/continue?**");
    await expect(page.getByText("The agent or script with the key “Demo” asks you to connect a bank.")).toBeVisible();
    await expectSound(page);
    await page.getByRole("link", { name: "Continue to your bank" }).click();
    await expect(page.getByRole("heading", { name: "Choose your bank" })).toBeVisible();
    await page.getByRole("button", { name: /Cancel and go back/ }).click();
    await page.waitForURL("**/connect/return**");
    await expect(page.getByRole("main").getByRole("link", { name: "Connect a bank" })).toBeVisible();
    await expectSound(page);
  });

  test("removes a bank, and signs out for good", async ({ page, watch }) => {
    const { email, password } = demo();
    await signIn(page, email, password);
    const connections = page
      .getByRole("list", { name: "Bank connections" })
      .getByRole("listitem")
      .filter({ hasText: "First Platypus Bank" });
    await expect(connections.first()).toBeVisible();
    const before = await connections.count();
    await connections.first().getByRole("button", { name: "Remove" }).click();
    await expectSound(page);
    await page.getByRole("dialog").getByRole("button", { name: "Remove connection" }).click();
    await expect(connections).toHaveCount(before - 1);

    await page.getByRole("button", { name: "Account menu" }).click();
    await expectSound(page);
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in**");
    watch.expectRefusal(401);
    await page.goto("/accounts");
    await page.waitForURL("**/sign-in?next=%2Faccounts");
  });
});
