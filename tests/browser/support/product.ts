import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The data folder of the product under test. */
const DATA = process.env.PRODUCT_DATA ?? join(import.meta.dirname, "../../../.data");
const MAIL = process.env.MAIL_DIR ?? join(DATA, "mail");

export interface Demo {
  email: string;
  password: string;
  api_key: string;
  environment_id: string;
  plaid_url: string;
  plaid_client_id: string;
  plaid_secret: string;
}

/** What `./run` wrote down about its demo person. */
export function demo(): Demo {
  return JSON.parse(readFileSync(join(DATA, "demo.json"), "utf8")) as Demo;
}

/** Waits for a mail to this address and returns the link to `path` in it. */
export async function mailedLink(to: string, path: string): Promise<string> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const link = newestLink(to, path);
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${to} with a link to ${path} in ${MAIL}.`);
}

function newestLink(to: string, path: string): string | null {
  const files = namesIn(MAIL).map((name) => join(MAIL, name));
  files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files) {
    // Quoted-printable breaks long lines with "=" and writes "=" as "=3D".
    const text = readFileSync(file, "utf8")
      .replace(/=\r?\n/g, "")
      .replace(/=3D/gi, "=");
    const link = text.includes(to) && new RegExp(`${path}\\?token=[\\w%.~-]+`).exec(text)?.[0];
    if (link) return link;
  }
  return null;
}

const returned = new Set<string>();

/** Waits for a code that was mailed or texted to this address or number, and was not returned before. */
export async function freshCode(to: string): Promise<string> {
  const folder = to.includes("@") ? MAIL : join(DATA, "sms");
  const addressee = to.replace(/^\+/, "");
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    for (const name of namesIn(folder).sort().reverse()) {
      const path = join(folder, name);
      if (returned.has(path) || !name.includes(addressee)) continue;
      const code = /^(?:Subject: )?(\d{6}) is your /m.exec(readFileSync(path, "utf8"))?.[1];
      if (!code) continue;
      returned.add(path);
      return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No new code to ${to} in ${folder}.`);
}

/** How many codes were mailed or texted there. */
export function codesTo(to: string): number {
  const folder = to.includes("@") ? MAIL : join(DATA, "sms");
  return namesIn(folder).filter((name) => name.includes("_code_") && name.includes(to.replace(/^\+/, ""))).length;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(eml|txt)$/.test(name));
  } catch {
    return [];
  }
}

/** Something happens at the demo person's bank. */
export async function atTheBank(path: string, body: object): Promise<void> {
  const { plaid_url, plaid_client_id, plaid_secret } = demo();
  const answer = await fetch((process.env.PRODUCT_PLAID_URL ?? plaid_url) + path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "PLAID-CLIENT-ID": plaid_client_id,
      "PLAID-SECRET": plaid_secret,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}
