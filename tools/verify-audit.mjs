#!/usr/bin/env node
// Checks an export of the audit trail (GET /v1/audit/export) without the product: node tools/verify-audit.mjs audit.jsonl
// Each line has a link of the chain. Its hash is SHA-256 over the canonical JSON (RFC 8785) of its chain, sequence,
// previous and entry; previous is the hash of the link before. Details, where they still are, hash with their salt to the
// entry's details_digest. The last line repeats the head, so that a cut-off file is noticed. docs/audit.md has more.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const file = process.argv[2];
if (!file) fail("Usage: node verify-audit.mjs <audit.jsonl> [<sequence> <hash that you kept>]");
const [keptSequence, keptHash] = [Number(process.argv[3] ?? 0), process.argv[4]?.toLowerCase()];
if (process.argv[3] && !(keptSequence > 0 && keptHash)) fail("To compare with what you kept, give the place and its hash.");

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

// RFC 8785: members in the order of their UTF-16 code units, and everything else as JSON.stringify prints it.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

let first, last, head, erased = 0, count = 0, seen = !keptHash;
for await (const text of createInterface({ input: createReadStream(file, "utf8") })) {
  if (text === "") continue;
  if (head) fail("Something follows the head.");
  const line = JSON.parse(text);
  if (line.head) {
    head = line.head;
    continue;
  }
  const { chain, sequence, previous, entry, hash, details, salt } = line;
  const at = `Entry ${entry.id} at place ${sequence}`;
  if (last && chain !== last.chain) fail(`${at} is of another chain.`);
  if (last ? sequence !== last.sequence + 1 : false) fail(`${at}: place ${last.sequence + 1} is missing.`);
  if (last ? previous !== last.hash : sequence === 1 && !/^0{64}$/.test(previous)) fail(`${at} does not follow the one before.`);
  if (sha256(canonical({ chain, sequence, previous, entry })) !== hash) fail(`${at} is not what was linked.`);
  if (details === null && entry.details_digest !== null) erased++;
  if (details !== null && sha256(Buffer.from(salt, "hex"), details) !== entry.details_digest) fail(`${at}: its details were changed.`);
  if (keptHash && sequence === keptSequence) {
    if (hash !== keptHash) fail(`${at}: you kept another hash of this place. The chain was written anew.`);
    seen = true;
  }
  first ??= { sequence, previous };
  last = { chain, sequence, hash };
  count++;
}
if (!head) fail("The file is cut off: it has no head.");
if (head.sequence !== (last?.sequence ?? 0) || (last && head.hash !== last.hash)) fail("The head is not that of the last entry.");
const after = head.after ?? { sequence: 0, hash: "0".repeat(64) };
if (first && (first.sequence !== after.sequence + 1 || first.previous !== after.hash))
  fail(`The file begins at place ${first.sequence}, and the chain after place ${after.sequence}: entries are missing before it.`);
if (!seen) fail(`Place ${keptSequence}, of which you kept the hash, is not in this file.`);
console.log(`${count} entries of ${head.chain} are intact, from place ${after.sequence + 1} up to place ${head.sequence}: ${head.hash}`);
if (after.sequence > 0) console.log(`What was before place ${after.sequence + 1} went by age, says the server; its last hash was ${after.hash}.`);
if (erased > 0) console.log(`${erased} of them have had their details erased.`);
