import { freshCode } from "../support/product";
import { goInPortal, newPerson, signIn } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

test("The team is looked after in the portal, and the status page says how calls went", async ({
  page,
  request,
}, info) => {
  const name = `${info.project.name}.${Date.now()}@example.com`;
  const [owner, guest] = [`owner.${name}`, `guest.${name}`];
  await newPerson(request, owner, PASSWORD);
  await signIn(page, owner, PASSWORD);
  await page.goto("/portal");

  await test.step("somebody is invited, after a code by mail in the form itself", async () => {
    await goInPortal(page, "Team");
    await expect(page.getByText("Nobody has an invitation that waits for an answer.")).toBeVisible();
    await expectSound(page);
    await page.getByText("Invite somebody", { exact: true }).click();
    await page.getByLabel("E-mail").fill(guest);
    await page.getByLabel("Role").selectOption("Analyst");
    await page.getByLabel(/Make payments/).check();
    await page.getByRole("button", { name: "Send invitation" }).click();
    await page.getByRole("button", { name: /^Send a code to/ }).click();
    await page.getByLabel("Code", { exact: true }).fill(await freshCode(owner));
    await expectSound(page);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText("The invitation is on its way.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Open invitations" })).toContainText(guest);
    await expect(page.getByRole("region", { name: "Open invitations" })).toContainText("also in live: make payments");
    await expectSound(page);
  });

  await test.step("and the invitation is taken back", async () => {
    await page.getByRole("button", { name: `Take back the invitation of ${guest}` }).click();
    await expect(page.getByText("The invitation was taken back.")).toBeVisible();
    await expect(page.getByText("Nobody has an invitation that waits for an answer.")).toBeVisible();
  });

  await test.step("a second factor cannot be demanded by somebody without one", async () => {
    await page.getByRole("link", { name: "Ask for one" }).click();
    await expectSound(page);
    await page.getByRole("button", { name: "Ask for one" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectSound(page);
  });

  await test.step("calls are counted by the hour", async () => {
    await goInPortal(page, "Status");
    await expectSound(page);
    const environment = new URL(page.url()).searchParams.get("environment")!;
    const headers = { "Fintech-Environment": environment };
    expect((await page.request.get("/v1/banking/accounts", { headers })).status()).toBe(200);
    expect((await page.request.get("/v1/banking/accounts?limit=0", { headers })).status()).toBe(400);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Numbers by hour")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.getByText("Everything does what it should.")).toBeVisible();
    await page.getByText("Numbers by hour").click();
    await expect(page.getByRole("region", { name: "Calls by hour" }).locator("tbody tr").first()).toContainText(/2|1/);
    await expectSound(page);
    await goInPortal(page, "Overview");
    await expect(page.getByRole("heading", { name: "The last 24 hours" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Calls by hour" })).toBeVisible();
    await expectSound(page);
  });
});
