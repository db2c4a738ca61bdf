// Which Chromium the journeys use: CHROMIUM, else one of the system, else (Linux) the one from npm.
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
    // Not with its own arguments: they run all in one process, where two contexts share cookies, and turn web security off.
    return { executablePath: await unpacked(), args };
  }
  // Playwright's own, if the person has installed it: npx playwright install chromium
  return { args };
}

/** The package unpacks into the temporary folder and takes what lies there, of whatever version; so it gets its own. */
async function unpacked() {
  const folder = fileURLToPath(new URL("../node_modules/.chromium", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
