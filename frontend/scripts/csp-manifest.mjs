// Writes out/csp-manifest.json: for each exported page the hashes of its inline scripts, so that the server can send a
// Content-Security-Policy without 'unsafe-inline'. {"/index.html": ["sha256-…"], …}
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..", "out");
const inlineScript = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

const pages = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
if (pages.length === 0) throw new Error(`No exported page in ${out}. Run next build first.`);

const manifest = {};
for (const page of pages) {
  const hashes = new Set();
  for (const [, attributes, body] of readFileSync(page, "utf8").matchAll(inlineScript)) {
    if (/\bsrc\s*=/i.test(attributes)) continue;
    hashes.add("sha256-" + createHash("sha256").update(body, "utf8").digest("base64"));
  }
  manifest["/" + relative(out, page).split(sep).join("/")] = [...hashes].sort();
}
writeFileSync(join(out, "csp-manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
console.log(`csp-manifest.json: ${pages.length} pages`);
