// Reads and changes without a pause while something breaks, and tells of every answer that was not right:
//   node load.mjs <address> <key> <connection> <name> <stop file>
// A read must have the same accounts as the first one. A change that was not answered is sent again with its idempotency key
// until it is. Until the stop file is there; then it prints "reads <n> changes <n> refused <n>", or what was wrong.
import { existsSync, writeFileSync } from "node:fs";

const [address, key, connection, name, stop] = process.argv.slice(2);
const ready = { reads: 0, changes: 0, refused: 0 };
const wrong = [];
const over = () => existsSync(stop);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function call(method, path, idempotencyKey) {
  const headers = { Authorization: `Bearer ${key}` };
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  const answer = await fetch(address + path, { method, headers, signal: AbortSignal.timeout(120_000) });
  return { status: answer.status, wait: answer.headers.get("Retry-After"), body: await answer.json() };
}

/** Whether it may be sent again: only what says so, and when. */
function passing(answer, what) {
  const { status, wait, body } = answer;
  const right = (status === 503 && body.code === "server.database_unavailable") ||
    (what === "change" && status === 409 && ["idempotency.in_flight", "request.concurrent_change"].includes(body.code));
  if (!right) wrong.push(`${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  else if (status === 503 && !wait) wrong.push(`${what}: 503 without Retry-After`);
  else ready.refused++;
  return right;
}

const opening = await call("GET", "/v1/banking/accounts");
if (opening.status !== 200) throw new Error(`before anything broke: ${opening.status} ${JSON.stringify(opening.body)}`);
const first = opening.body;
writeFileSync(`${stop}.going`, ""); // what is to break may break now
const shape = (list) => JSON.stringify(list.data.map((account) => [account.id, account.name, account.mask]));

async function read() {
  while (!over()) {
    const answer = await call("GET", "/v1/banking/accounts");
    if (answer.status !== 200) passing(answer, "read") && (await pause(100));
    else if (shape(answer.body) !== shape(first)) wrong.push(`read: other accounts: ${JSON.stringify(answer.body).slice(0, 300)}`);
    else ready.reads++;
  }
}

async function change(worker) {
  for (let n = 0; !over(); n++) {
    const once = `${name}-${worker}-${n}`;
    for (let tries = 0; ; tries++) {
      const answer = await call("POST", `/v1/banking/connections/${connection}/sync`, once);
      if (answer.status === 202) break;
      if (!passing(answer, "change")) return;
      if (tries > 300) return wrong.push(`change: ${once} was never answered`);
      await pause(200);
    }
    ready.changes++;
    await pause(20);
  }
}

const lost = (failure) => wrong.push(`no answer: ${failure.cause?.message ?? failure.message}`);
await Promise.all([0, 1, 2, 3].flatMap((worker) => [read().catch(lost), change(worker).catch(lost)]));
if (wrong.length > 0) {
  console.log([...new Set(wrong)].slice(0, 10).join("\n"));
  process.exit(1);
}
console.log(`reads ${ready.reads} changes ${ready.changes} refused ${ready.refused}`);
