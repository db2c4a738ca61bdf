import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { mailedLink } from "../support/product";
import { newPerson, proveByMail, signIn } from "../support/steps";
import { expect, expectSound, test } from "../support/test";

const PASSWORD = "a long enough sentence";

const addressFor = (who: string, project: string) => `${who}.${project}.${Date.now()}@example.com`;

async function anotherBrowser(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ ...options, reducedMotion: "reduce" })).newPage();
}

/** The menu that changes places; wide windows and phones each have their own. */
const places = (page: Page) =>
  page.getByRole("button", { name: "Change workspace or environment" }).filter({ visible: true });

const row = (page: Page, table: string, who: string) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: who });

async function createWorkspace(page: Page, name: string): Promise<void> {
  await places(page).click();
  await page.getByRole("menuitem", { name: "New workspace…" }).click();
  const dialog = page.getByRole("dialog", { name: "New workspace" });
  await expectSound(page);
  await dialog.getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(places(page)).toHaveAccessibleName(new RegExp(`: ${name}, Sandbox`));
}

/** `prover` is the address of whoever invites, where it is the first act that wants a second factor. */
async function invite(page: Page, email: string, role: string, prover?: string): Promise<void> {
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Role").selectOption(role);
  await expectSound(page);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  if (prover) await proveByMail(page, prover);
  await expect(dialog).toBeHidden();
  await expect(row(page, "Open invitations", email)).toBeVisible();
}

async function actOn(page: Page, who: string, act: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${who}` }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

/** What a browser tells a page whose tab somebody comes back to. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

/** From the mailed invitation over the registration's own mail back to the invitation. */
async function registerFromInvitation(page: Page, email: string, name: string): Promise<void> {
  await page.getByRole("link", { name: "Register" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(await mailedLink(email, "/confirm"));
  await page.getByRole("button", { name: "Confirm address" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/join$/);
  await expect(page.getByRole("heading", { name: /^Join / })).toBeVisible();
}

test("An invited person joins, loses rights and then the workspace", async ({
  page,
  browser,
  request,
  watch,
}, info) => {
  test.slow();
  watch.expectRefusal(403);
  const owner = addressFor("owner", info.project.name);
  const guest = addressFor("guest", info.project.name);
  const workspace = `Acme ${Date.now()}`;
  await newPerson(request, owner, PASSWORD);
  await signIn(page, owner, PASSWORD);
  await createWorkspace(page, workspace);

  await page.goto("/settings/members");
  await expect(page.getByText("Only you are here so far.")).toBeVisible();
  await expectSound(page);
  await invite(page, guest, "Admin", owner);
  await expectSound(page);

  const { viewport = null } = info.project.use;
  const other = await anotherBrowser(browser, { baseURL: info.project.use.baseURL!, viewport });
  const link = await mailedLink(guest, "/join");
  const secret = new URL(link, "http://localhost").searchParams.get("token")!;
  const told: string[] = [];
  other.on("request", (sent) => {
    const { referer = "" } = sent.headers();
    if (referer.includes(secret) || (sent.url().includes(secret) && !sent.isNavigationRequest())) told.push(sent.url());
  });

  await test.step("the invitation says what it is, and the way over the registration leads back to it", async () => {
    await other.goto(link);
    await other.waitForURL(/\/join$/);
    await expect(other.getByRole("heading", { name: `Join ${workspace}` })).toBeVisible();
    await expect(other.getByText(`Grace Hopper (${owner}) invites you into this workspace.`)).toBeVisible();
    await expectSound(other);
    await registerFromInvitation(other, guest, "Bob Guest");
    await expectSound(other);
    await other.getByRole("button", { name: "Accept" }).click();
    await other.waitForURL("**/accounts");
    await expect(places(other)).toHaveAccessibleName(new RegExp(`: ${workspace}, Sandbox`));
    expect(told, "requests that carried the secret outside their body").toEqual([]);
    expect(await other.evaluate((known) => JSON.stringify(localStorage).includes(known), secret)).toBe(false);
  });

  await test.step("the owner sees them come without a reload", async () => {
    await expect(row(page, "Members", guest)).toContainText("Bob Guest");
    await expect(page.getByText("Nobody has an invitation that waits for an answer.")).toBeVisible();
    await expectSound(page);
  });

  await test.step("an admin manages, but not the owner", async () => {
    await other.goto("/settings/members");
    await expect(row(other, "Members", owner)).toBeVisible();
    await expect(other.getByRole("button", { name: /Actions for/ })).toHaveCount(0);
  });

  await test.step("a viewer is offered nothing that they may not do", async () => {
    await actOn(page, "Bob Guest", "Change role…");
    const dialog = page.getByRole("dialog", { name: "Role of Bob Guest" });
    await dialog.getByLabel("Role").selectOption("Viewer");
    await expectSound(page);
    await dialog.getByRole("button", { name: "Change role" }).click();
    await expect(row(page, "Members", guest)).toContainText("Viewer");

    await comeBack(other);
    await expect(other.getByText("Your role cannot manage members here.")).toBeVisible();
    await expect(other.getByRole("link", { name: "Members" })).toHaveCount(0);
    await expectSound(other);
    await other.goto("/accounts");
    await expect(other.getByRole("heading", { name: "Accounts", level: 1 })).toBeVisible();
    await expect(other.getByRole("main").getByRole("link", { name: "Connect a bank" })).toHaveCount(0);
  });

  await test.step("who is removed is out", async () => {
    await actOn(page, "Bob Guest", "Remove…");
    const question = page.getByRole("dialog", { name: "Remove Bob Guest?" });
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expectSound(page);
    await question.getByRole("button", { name: "Remove member" }).click();
    await expect(row(page, "Members", guest)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Members", level: 2 })).toBeFocused();

    await comeBack(other);
    await expect(places(other)).not.toHaveAccessibleName(new RegExp(workspace));
    await places(other).click();
    await expect(other.getByRole("menuitemradio").first()).toBeVisible();
    await expect(other.getByRole("menuitemradio", { name: workspace })).toHaveCount(0);
    await other.goto(link);
    await expect(other.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
    await expectSound(other);
  });
  await other.context().close();
});

test("An invitation is taken back, and a workspace renamed", async ({ page, request, watch }, info) => {
  const owner = addressFor("renames", info.project.name);
  const guest = addressFor("unwanted", info.project.name);
  await newPerson(request, owner, PASSWORD);
  watch.expectRefusal(403);
  await signIn(page, owner, PASSWORD);
  await createWorkspace(page, "Before");
  await page.goto("/settings/members");
  await invite(page, guest, "Developer", owner);
  const link = await mailedLink(guest, "/join");

  await page.goto(link);
  await expect(page.getByText(`You are signed in as ${owner}`)).toBeVisible();
  await expectSound(page);

  await page.goto("/settings/members");
  await page.getByRole("button", { name: `Take back the invitation of ${guest}` }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).press("Enter");
  await expect(page.getByText("Nobody has an invitation that waits for an answer.")).toBeVisible();
  watch.expectRefusal(400);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();

  await page.goto("/settings/workspace");
  await page.getByLabel("Name").fill("After & Sons");
  await expectSound(page);
  await page.keyboard.press("Enter");
  await expect(places(page)).toHaveAccessibleName(/: After & Sons, Sandbox/);

  await test.step("its only owner cannot leave", async () => {
    watch.expectRefusal(409);
    await page.getByRole("button", { name: "Leave this workspace" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await expect(page.getByRole("alert")).toContainText("A workspace needs an owner.");
    await expectSound(page);
  });
});
