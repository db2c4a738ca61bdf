// Which Chromium the journeys use: CHROMIUM, else one of the system, else (Linux) the one from npm.
import { existsSync } from "node:fs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Options for chromium.launch. */
export async function launchOptions() {
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  const wanted = process.env.CHROMIUM;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM names ${wanted}, which does not exist.`);
    return { executablePath: wanted, args };
  }
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system, args };
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: chromium } = await import("@sparticuz/chromium");
    // Not with its own arguments: they run all in one process, where two contexts share cookies, and turn web security off.
    return { executablePath: await chromium.executablePath(), args };
  }
  // Playwright's own, if the person has installed it: npx playwright install chromium
  return { args };
}
