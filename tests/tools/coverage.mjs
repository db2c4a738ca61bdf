// Prints the share of lines that the tests ran, without generated code: node coverage.mjs <cobertura.xml>
import { readFileSync } from "node:fs";

const lines = new Map();
for (const [, file, body] of readFileSync(process.argv[2], "utf8").matchAll(
  /<class [^>]*filename="([^"]+)"[^>]*>([\s\S]*?)<\/class>/g,
)) {
  if (/(^|\/)(obj|Migrations)\//.test(file) || file.endsWith(".g.cs")) continue;
  for (const [, line, hits] of body.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) {
    const key = `${file}:${line}`;
    lines.set(key, Math.max(lines.get(key) ?? 0, Number(hits)));
  }
}
const run = [...lines.values()].filter((hits) => hits > 0).length;
console.log(`${((100 * run) / Math.max(lines.size, 1)).toFixed(1)} % (${run} of ${lines.size})`);
