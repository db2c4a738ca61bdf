// Asks until a key is refused: node until-refused.mjs <address> <key> <milliseconds at most>.
const [address, key, most] = process.argv.slice(2);
const began = performance.now();
for (;;) {
  const answer = await fetch(`${address}/v1/banking/accounts`, { headers: { Authorization: `Bearer ${key}` } });
  await answer.arrayBuffer();
  const passed = Math.round(performance.now() - began);
  if (answer.status === 401) {
    console.log(`refused after ${passed} ms`);
    process.exit(passed <= Number(most) ? 0 : 1);
  }
  if (passed > 5000) {
    console.log(`still ${answer.status} after ${passed} ms`);
    process.exit(1);
  }
}
