// Turns the pages of a list to the end and holds it against the ids (as uuids, one a line) that come on standard input:
//   node page-through.mjs <address of the list> <key>
// Prints what it saw as its last line; fails unless the list is the same ids in the same order, each once.
import { readFileSync } from "node:fs";

const [address, key] = process.argv.slice(2);
const expected = readFileSync(0, "utf8").split("\n").filter(Boolean);
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const uuid = (typeId) => {
  let value = 0n;
  for (const sign of typeId.slice(typeId.lastIndexOf("_") + 1)) value = value * 32n + BigInt(alphabet.indexOf(sign));
  return value.toString(16).padStart(32, "0").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const seen = [];
const times = [];
for (let cursor = ""; cursor !== null; ) {
  const page = new URL(address);
  page.searchParams.set("limit", "100");
  if (cursor) page.searchParams.set("cursor", cursor);
  const began = performance.now();
  const answer = await fetch(page, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`${page}: ${answer.status} ${await answer.text()}`);
  const list = await answer.json();
  times.push(performance.now() - began);
  for (const row of list.data) seen.push(uuid(row.id));
  cursor = list.has_more ? list.next_cursor : null;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1].toFixed(1);
const doubled = seen.length - new Set(seen).size;
const wrong = seen.findIndex((id, i) => id !== expected[i]);
const edge = Math.max(1, Math.floor(times.length / 10));
console.log(
  `${seen.length} rows of ${expected.length} on ${times.length} pages, ${doubled} doubled, ` +
    `${wrong < 0 ? "in order" : `another row at ${wrong}`}; a page takes ${median(times.slice(0, edge))} ms ` +
    `at the beginning and ${median(times.slice(-edge))} ms at the end`,
);
process.exit(doubled === 0 && wrong < 0 && seen.length === expected.length ? 0 : 1);
