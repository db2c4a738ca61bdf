import type { Page } from "@playwright/test";
import { freshCode } from "../support/product";
import { connectBank, goInPortal, newPerson, signIn } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

/** What a portal's form asks for when nothing was proved lately: a code by mail, in the form itself. */
async function proveInForm(page: Page, email: string, button: string): Promise<void> {
  await page.getByRole("button", { name: /^Send a code to/ }).click();
  await page.getByLabel("Code", { exact: true }).fill(await freshCode(email));
  await page.getByRole("button", { name: button }).click();
}

test("A key is made in the portal, limited, rotated, switched off and on, and revoked", async ({
  page,
  request,
}, info) => {
  const email = `keys.${info.project.name}.${Date.now()}@example.com`;
  await newPerson(request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await page.goto("/portal/keys");
  await expectSound(page);
  const read = async (secret: string) => {
    const answer = await request.get("/v1/banking/accounts", { headers: { Authorization: `Bearer ${secret}` } });
    return { status: answer.status(), policy: answer.headers()["ratelimit-policy"] };
  };
  const secretOnPage = () => page.locator("pre[data-copy='Copy the key'] code").innerText();

  await page.getByLabel("Name").fill("Nightly export");
  await page.getByText("Networks and limits").click();
  await page.getByLabel("Requests a minute").fill("120");
  await page.getByRole("button", { name: "Create the key" }).click();
  await proveInForm(page, email, "Confirm and create the key");
  await expect(page.getByRole("heading", { name: "Your key is ready" })).toBeVisible();
  await expectSound(page);
  const first = await secretOnPage();
  expect(await read(first)).toEqual({ status: 200, policy: expect.stringContaining('"key";q=120;w=60') });
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText(first)).toHaveCount(0);

  await page.getByRole("link", { name: "Nightly export", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nightly export" })).toBeVisible();
  await expectSound(page);

  await test.step("its page shows what it did, once that is counted", async () => {
    const address = page.url();
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByRole("img", { name: "Calls by day" })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: "Latest calls" })).toContainText("GET /v1/banking/accounts");
    await expect(page.getByRole("region", { name: "What was done to it" })).toContainText("create_api_key");
    await expectSound(page);
  });

  await test.step("the form says what is wrong with a network, and what is meant", async () => {
    await page.getByRole("link", { name: "Change" }).click();
    await page.getByLabel("Networks it may be used from").fill("127.0.0.9/8");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("127.0.0.0/8 for all of it")).toBeVisible();
    await expectSound(page);
    await page.getByLabel("Networks it may be used from").fill("203.0.113.0/24");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. It holds from the next request on.")).toBeVisible();
    expect((await read(first)).status).toBe(403);
    await page.getByRole("link", { name: "Change" }).click();
    await page.getByLabel("Networks it may be used from").fill("127.0.0.0/8\n::1");
    await page.getByRole("button", { name: "Save" }).click();
    expect((await read(first)).status).toBe(200);
  });

  await test.step("a new key takes its place, and both work for the grace", async () => {
    await page.getByRole("link", { name: "Rotate" }).click();
    await page.getByLabel("The old key goes on working").selectOption("for an hour");
    await expectSound(page);
    await page.getByRole("button", { name: "Rotate the key" }).click();
    await expect(page.getByRole("heading", { name: "The new key is ready" })).toBeVisible();
    await expectSound(page);
  });
  const second = await secretOnPage();
  expect([(await read(first)).status, (await read(second)).status]).toEqual([200, 200]);
  await page.getByRole("link", { name: "Done" }).click();

  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("Off", { exact: true })).toBeVisible();
  expect((await read(second)).status).toBe(401);
  await page.getByRole("link", { name: "Switch on" }).click();
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  expect((await read(second)).status).toBe(200);

  await page.getByRole("link", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
  expect([(await read(first)).status, (await read(second)).status]).toEqual([200, 401]);

  await test.step("the pages beside it", async () => {
    for (const name of ["Limits", "Networks"]) {
      await goInPortal(page, name);
      await expect(page.getByRole("heading", { level: 1, name: new RegExp(name) })).toBeVisible();
      await expectSound(page);
    }
    await page.getByLabel("Addresses and networks").fill("203.0.113.0/24");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/you could not undo it/)).toBeVisible();
    await page.getByRole("link", { name: "Add my address" }).click();
    await expect(page.getByLabel("Addresses and networks")).not.toHaveValue("");
    await page.getByLabel("Addresses and networks").fill("127.0.0.0/8\n::1");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. It holds from the next request on.")).toBeVisible();
    expect((await read(first)).status).toBe(200);
  });
});

test("A first call is made from the portal and from the API reference, with a key that the pages hand on", async ({
  page,
  context,
  watch,
}, info) => {
  const email = `first.${info.project.name}.${Date.now()}@example.com`;
  await newPerson(page.request, email, PASSWORD);
  await signIn(page, email, PASSWORD);
  await page.goto("/portal");
  await expect(page.getByText("To do", { exact: true })).toHaveCount(3);
  await expectSound(page);
  await connectBank(page, "First Platypus Bank");
  await page.goto("/portal");
  await page.getByRole("link", { name: "Make a first call" }).click();
  await expect(page.getByText("Done: a bank is connected.")).toBeVisible();
  await expectSound(page);

  await page.getByRole("button", { name: "Fill in a key that reads" }).click();
  await expect(page.getByText(/The snippets below hold your key now/)).toBeVisible();
  const secret = await page.locator("pre[data-copy='Copy the key'] code").innerText();
  await expect(page.getByLabel("curl").last()).toContainText(secret);

  for (const [language, found] of [
    ["curl", '"object": "list"'],
    ["MCP", '"structuredContent"'],
  ] as const) {
    await page.locator("label", { hasText: language }).click();
    await page.getByRole("button", { name: "Make this call" }).click();
    await expect(page.getByLabel("Answer")).toContainText(found);
    await expect(page.getByRole("status").last()).toContainText(/^200 in \d+ ms · \d+ accounts? · \d+ more requests/);
  }
  await expectSound(page);

  await test.step("the reference has the key, and calls with it", async () => {
    const [reference] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("button", { name: "Open the API reference with this key" }).click(),
    ]);
    const answered = reference.waitForResponse((answer) => new URL(answer.url()).pathname === "/v1/banking/accounts");
    await reference.getByRole("button", { name: "Test Request (get /v1/banking/accounts)" }).click();
    await reference
      .getByRole("button", { name: /Send get request to/ })
      .filter({ visible: true })
      .first()
      .click();
    const answer = await answered;
    expect(answer.status()).toBe(200);
    expect(answer.request().headers()["authorization"]).toBe(`Bearer ${secret}`);
    await reference.close();
  });

  await test.step("with the key gone the same call is refused, and says so", async () => {
    watch.expectRefusal(401);
    const keys = await context.newPage();
    await keys.goto("/portal/keys");
    await keys.getByRole("link", { name: "Documentation", exact: true }).click();
    await keys.getByRole("link", { name: "Revoke" }).click();
    await keys.getByRole("button", { name: "Revoke the key" }).click();
    await expect(keys.getByRole("heading", { name: "API keys" })).toBeVisible();
    await page.getByRole("button", { name: "Make this call" }).click();
    await expect(page.getByLabel("Answer")).toContainText("auth.invalid_credential");
  });
});
