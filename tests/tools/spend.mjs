// Sends requests with one key to several nodes at once: node spend.mjs <key> <how many at each> <address>…
const [key, count, ...nodes] = process.argv.slice(2);
const answers = new Map();
const AT_ONCE = 8;

async function spend(address, share) {
  for (let n = 0; n < share; n++) {
    const answer = await fetch(`${address}/v1/banking/accounts`, { headers: { Authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
  }
}

const workers = Math.min(AT_ONCE, Number(count));
await Promise.all(
  nodes.flatMap((address) =>
    Array.from({ length: workers }, (_, n) =>
      spend(address, Math.floor(Number(count) / workers) + (n < Number(count) % workers ? 1 : 0)),
    ),
  ),
);
for (const [status, times] of answers) if (status !== 200 && status !== 429) console.log(`unexpected ${status}: ${times}`);
console.log(`admitted ${answers.get(200) ?? 0}`);
console.log(`refused ${answers.get(429) ?? 0}`);
