// Puts what other pages of the same origin use too (the portal, the sandbox's hosted pages) at addresses without a hash:
// /ui/tokens.css and /fonts/*.woff2. Into out/ after the build; another folder can be named
// for the development servers.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const to = join(root, process.argv[2] ?? "out");
const geist = dirname(createRequire(import.meta.url).resolve("geist/font"));
const copies = [
  [join(geist, "fonts/geist-sans/Geist-Variable.woff2"), "fonts/geist-sans.woff2"],
  [join(geist, "fonts/geist-mono/GeistMono-Variable.woff2"), "fonts/geist-mono.woff2"],
  [join(root, "src/ui/tokens.css"), "ui/tokens.css"],
];
for (const [from, path] of copies) {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  copyFileSync(from, join(to, path));
}
