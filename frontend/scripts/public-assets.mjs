// Copies what other pages of the same origin use too (the portal, the sandbox's hosted pages) to addresses without a
// hash: /ui/tokens.css and /fonts/*.woff2.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const geist = dirname(createRequire(import.meta.url).resolve("geist/font"));
const copies = [
  [join(geist, "fonts/geist-sans/Geist-Variable.woff2"), "public/fonts/geist-sans.woff2"],
  [join(geist, "fonts/geist-mono/GeistMono-Variable.woff2"), "public/fonts/geist-mono.woff2"],
  [join(root, "src/ui/tokens.css"), "public/ui/tokens.css"],
];
for (const [from, to] of copies) {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  copyFileSync(from, join(root, to));
}
