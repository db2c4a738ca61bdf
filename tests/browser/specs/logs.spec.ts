import { goInPortal, newPerson, signIn } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

test("A developer finds a refused call, what it was about, and that nobody changed the trail", async ({
  page,
  request,
  watch,
}, info) => {
  const email = `logs.${info.project.name}.${Date.now()}@example.com`;
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await page.goto("/portal/logs");
  const environment = new URL(page.url()).searchParams.get("environment")!;
  const refused = await page.request.get("/v1/banking/accounts?limit=0", {
    headers: { "Fintech-Environment": environment },
  });
  expect(refused.status()).toBe(400);
  const go = (name: string) => goInPortal(page, name);

  await test.step("by the id of its answer", async () => {
    watch.expectRefusal(404); // the log is half a second behind its calls
    const id = refused.headers()["request-id"]!;
    await expect(async () => {
      await page.goto(`/portal/logs?environment=${environment}`);
      await page.getByLabel("Request id or path").fill(id);
      await page.getByRole("button", { name: "Search" }).click();
      await expect(page.getByText("request.invalid")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.getByText(id)).toBeVisible();
    await expect(page.getByText("limit", { exact: true })).toBeVisible();
    await expectSound(page);
  });

  await test.step("in the list, by filters that stay in the address", async () => {
    await go("Logs");
    await expectSound(page);
    // What may be chosen are the operations that usage has counted, which it does every five seconds.
    await expect(async () => {
      await page.reload();
      await page.getByLabel("Route or tool").selectOption("GET /v1/banking/accounts", { timeout: 1000 });
    }).toPass();
    await page.getByLabel("Status").selectOption("Errors");
    await page.getByRole("button", { name: "Search" }).click();
    // The app's own call may be there too, given up (499) when the page was left.
    const errors = page.getByRole("region", { name: "Calls" }).locator("tbody tr");
    await expect(errors.filter({ hasText: "400" })).toHaveCount(1);
    await expect(errors.filter({ hasText: "200" })).toHaveCount(0);
    expect(page.url()).toContain("status=errors");
    await page.reload();
    await expect(page.getByLabel("Status")).toHaveValue("errors");
    await page.getByLabel("Request id or path").fill("/v1/nothing/here");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { name: "No call fits" })).toBeVisible();
    await expectSound(page);
  });

  await test.step("what became of an idempotency key, with all tries", async () => {
    await go("Idempotency");
    await expect(page.getByRole("heading", { name: "No keys yet" })).toBeVisible();
    await expectSound(page);
    for (let tries = 0; tries < 2; tries++) {
      const started = await page.request.post("/v1/banking/connections", {
        headers: {
          "Fintech-Environment": environment,
          "Idempotency-Key": "friday",
          Origin: new URL(page.url()).origin,
        },
        data: {},
      });
      expect(started.status()).toBe(201);
    }
    await page.getByLabel("Idempotency key").fill("friday");
    await page.getByRole("button", { name: "Search" }).click();
    const row = page.getByRole("region", { name: "Idempotency keys" }).locator("tbody tr");
    await expect(row).toContainText("A retry gets the same answer");
    await expectSound(page);
    await expect(async () => {
      await page.goto(`/portal/logs?environment=${environment}&idempotency_key=friday`);
      await expect(page.getByRole("region", { name: "Calls" }).locator("tbody tr")).toHaveCount(2, { timeout: 1000 });
    }).toPass();
    await expect(page.getByText("Replayed", { exact: true })).toHaveCount(1);
    await page.getByRole("link", { name: "What became of it" }).click();
    await expect(row.getByRole("link", { name: "friday" })).toBeVisible();
  });

  await test.step("among the errors, grouped", async () => {
    await go("Errors");
    await expectSound(page);
    await page.getByRole("link", { name: /1 calls of GET \/v1\/banking\/accounts with request.invalid/ }).click();
    await expect(page.getByRole("region", { name: "Calls" }).locator("tbody tr")).toHaveCount(1);
  });

  await test.step("and counted, as a chart and as a file", async () => {
    await go("Usage");
    await expect(page.getByRole("img", { name: /^Calls by day/ })).toBeVisible();
    await expectSound(page);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as CSV" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^usage-.*\.csv$/);
  });

  await test.step("the trail is there and its chain is checked", async () => {
    await go("Audit");
    await expectSound(page);
    await page.getByRole("button", { name: "Check the chain" }).click();
    await expect(page.getByText("Intact.")).toBeVisible();
    await expectSound(page);
    await page.getByLabel("Action", { exact: true }).fill("nothing_like_it");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { name: "No entry fits" })).toBeVisible();
  });
});
