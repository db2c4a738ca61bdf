// Watches readiness until the stop file is there: node watch-ready.mjs <address> <stop file>
// Prints one line for each time that it was lost: for how many milliseconds.
import { existsSync } from "node:fs";

const [address, stop] = process.argv.slice(2);
let lostAt = null;
while (!existsSync(stop)) {
  let ok = false;
  try {
    ok = (await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    // no answer is not ready
  }
  if (!ok) lostAt ??= Date.now();
  else if (lostAt !== null) {
    console.log(Date.now() - lostAt);
    lostAt = null;
  }
  await new Promise((done) => setTimeout(done, 50));
}
if (lostAt !== null) console.log(`never again after ${Date.now() - lostAt}`);
