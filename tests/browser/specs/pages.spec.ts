import { expect, expectSound, test } from "../support/test";

const open = [
  "/",
  "/register",
  "/sign-in",
  "/confirm",
  "/confirm?token=sample",
  "/forgot",
  "/reset",
  "/reset?token=x",
  "/join",
  "/not-me",
  "/not-me?token=x",
];

for (const path of open) {
  test(`${path} is sound in light and dark`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectSound(page);
  });
}

test("An address without a page says so", async ({ page, watch }) => {
  watch.expectRefusal(404);
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  await expectSound(page);
});

test("Each page's policy allows its own inline scripts alone", async ({ context, request }) => {
  for (const path of ["/", "/sign-in", "/accounts", "/connect/return"]) {
    const policy = (await request.get(path)).headers()["content-security-policy"] ?? "";
    const scripts = policy.split(";").find((part) => part.trim().startsWith("script-src")) ?? "";
    expect(scripts, path).toContain("'sha256-");
    expect(scripts, path).not.toContain("unsafe-inline");
    expect(scripts, path).not.toContain("unsafe-eval");
  }
  // On a page that is not watched: the browser reports the blocked script as an error, which is the point.
  const page = await context.newPage();
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
  });
  expect(await page.evaluate(() => "injected" in window)).toBe(false);
});

test("The snippet for agents names this server", async ({ page, baseURL, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const snippet: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(snippet).toMatchObject({ mcpServers: { fintech: { type: "http", url: new URL("/mcp", baseURL).href } } });
});

test("A chosen theme is there before the first paint and stays", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/sign-in");
  await page.evaluate(() =>
    localStorage.setItem("fintech.preferences", JSON.stringify({ state: { theme: "dark" }, version: 0 })),
  );
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.waitForFunction(() => document.body !== null);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});

test("A wrong password keeps the address and says what is wrong", async ({ page, watch }) => {
  watch.expectRefusal(401);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("nobody@example.com");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@example.com");
  await expectSound(page);
});
