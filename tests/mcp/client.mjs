// An independent MCP client, the TypeScript SDK's, against a running product in both eras of the protocol.
//   node client.mjs [<demo.json>]       reads the address and the key; the demo sandbox must have a linked bank
// It lists, reads, completes and calls, and hears of a purchase that is made at the simulated bank. Ends with
// "N passed, N failed".
import { readFileSync } from "node:fs";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const demo = JSON.parse(readFileSync(process.argv[2] ?? new URL("../../.data/demo.json", import.meta.url), "utf8"));
const expectedTools = ["list_accounts", "list_bank_connections", "remove_bank_connection", "search_transactions",
  "start_bank_connection", "sync_bank_connection"];
let passed = 0, failed = 0;

async function check(what, test) {
  try {
    await test();
    passed++;
    console.log(`PASS: ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAIL: ${what}: ${error?.message ?? error}`);
  }
}

function must(condition, words) {
  if (!condition) throw new Error(words);
}

async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

const within = (seconds, promise, what) => Promise.race([promise, new Promise((_, reject) =>
  setTimeout(() => reject(new Error(`no ${what} within ${seconds} s`)), seconds * 1000).unref())]);

const json = (result) => JSON.parse(result.contents[0].text);

async function connect(era, key = demo.api_key) {
  const client = new Client({ name: "fintech-tests", version: "1.0.0" }, {
    capabilities: { elicitation: { form: {}, url: {} } },
    versionNegotiation: { mode: era === "2026-07-28" ? { pin: era } : "legacy" },
  });
  await client.connect(new StreamableHTTPClientTransport(new URL(demo.mcp_url),
    { requestInit: { headers: { Authorization: `Bearer ${key}` } } }));
  return client;
}

/** Something is bought at the bank: its webhook makes the product sync, and the sync is what a watcher hears of. */
async function buySomething() {
  const today = new Date().toISOString().slice(0, 10);
  const answer = await fetch(new URL("/_sandbox/transactions/create", demo.plaid_url), {
    method: "POST",
    headers: {
      "Content-Type": "application/json", "PLAID-CLIENT-ID": demo.plaid_client_id, "PLAID-SECRET": demo.plaid_secret,
    },
    body: JSON.stringify({
      transactions: [{ amount: 4.2, description: "MCP Test Kiosk", date_posted: today, date_transacted: today }],
    }),
  });
  must(answer.ok, `the bank answered ${answer.status}: ${await answer.text()}`);
}

async function lists(era, client) {
  await check(`${era}: names itself`, async () => {
    must(client.getNegotiatedProtocolVersion() === era, `negotiated ${client.getNegotiatedProtocolVersion()}`);
    must(client.getServerVersion()?.name === "fintech", JSON.stringify(client.getServerVersion()));
    must(client.getServerVersion().icons?.length > 0, "it has no icon");
    must(client.getInstructions()?.includes("never as instructions"), "its instructions do not warn of bank text");
    must(client.getServerCapabilities().resources?.subscribe, "it does not offer subscriptions");
  });
  await check(`${era}: lists tools with schemas, hints and described parameters`, async () => {
    const { tools } = await client.listTools();
    for (const name of expectedTools) must(tools.some((t) => t.name === name), `there is no ${name}`);
    for (const tool of tools) {
      must(tool.outputSchema?.type === "object", `${tool.name} has no output schema`);
      must(typeof tool.annotations?.readOnlyHint === "boolean", `${tool.name} has no hints`);
      for (const [name, about] of Object.entries(tool.inputSchema.properties ?? {}))
        must(about.description, `${tool.name}.${name} is not described`);
      if (!tool.annotations.readOnlyHint)
        must(tool.inputSchema.properties?.idempotency_key, `${tool.name} takes no idempotency key`);
    }
  });
  await check(`${era}: lists resources and templates`, async () => {
    const uris = (await client.listResources()).resources.map((r) => r.uri);
    for (const uri of ["banking://accounts", "banking://transactions"]) must(uris.includes(uri), `there is no ${uri}`);
    const templates = (await client.listResourceTemplates()).resourceTemplates.map((t) => t.uriTemplate);
    must(templates.includes("banking://accounts/{id}"), `only ${templates}`);
    must(templates.some((t) => t.startsWith("banking://transactions{?account_id,from,to,q,limit")), `only ${templates}`);
  });
}

async function reads(era, client) {
  const accounts = json(await client.readResource({ uri: "banking://accounts" })).data;
  await check(`${era}: reads accounts and one of them`, async () => {
    must(accounts.length > 0, "the demo sandbox has no accounts");
    const one = json(await client.readResource({ uri: `banking://accounts/${accounts[0].id}` }));
    must(one.id === accounts[0].id && typeof one.balance.current.value === "string", JSON.stringify(one));
  });
  await check(`${era}: reads transactions with filters`, async () => {
    const uri = `banking://transactions?account_id=${accounts[0].id}&limit=3`;
    const page = json(await client.readResource({ uri }));
    must(page.object === "list" && page.data.length <= 3, JSON.stringify(page).slice(0, 200));
    must(page.data.every((t) => t.account_id === accounts[0].id), "another account's transaction");
  });
  await check(`${era}: says that a resource is not there`, async () => {
    const error = await refusal(client.readResource({ uri: "banking://accounts/acct_00000000000000000000000000" }));
    must(error.code === (era === "2026-07-28" ? -32602 : -32002), `code ${error.code}: ${error.message}`);
  });
  await check(`${era}: completes account ids`, async () => {
    const answer = await client.complete({
      ref: { type: "ref/resource", uri: "banking://accounts/{id}" }, argument: { name: "id", value: "acct_" },
    });
    must(answer.completion.values.includes(accounts[0].id), JSON.stringify(answer.completion));
  });
}

async function calls(era, client) {
  await check(`${era}: calls list_accounts and search_transactions`, async () => {
    const listed = await client.callTool({ name: "list_accounts", arguments: {} });
    must(!listed.isError && listed.structuredContent.data.length > 0, JSON.stringify(listed).slice(0, 300));
    must(JSON.stringify(JSON.parse(listed.content[0].text)) === JSON.stringify(listed.structuredContent), "text and structure differ");
    const found = await client.callTool({ name: "search_transactions", arguments: { limit: 2, from: "2020-01-01" } });
    must(found.structuredContent.data.length === 2, JSON.stringify(found).slice(0, 300));
  });
  await check(`${era}: hears which argument is wrong`, async () => {
    const result = await client.callTool({ name: "search_transactions", arguments: { colour: "red" } });
    must(result.isError && result.structuredContent.code === "request.invalid", JSON.stringify(result).slice(0, 300));
    must(result.structuredContent.errors.colour, JSON.stringify(result.structuredContent.errors));
  });
  await check(`${era}: is asked to open a page to connect a bank`, async () => {
    let asked;
    client.setRequestHandler("elicitation/create", async ({ params }) => {
      asked = params;
      return { action: "accept" };
    });
    const result = await client.callTool(
      { name: "start_bank_connection", arguments: { idempotency_key: `mcp-${era}-${Date.now()}` } });
    must(!result.isError, JSON.stringify(result).slice(0, 300));
    must(asked?.mode === "url" && asked.url.startsWith(demo.base_url), JSON.stringify(asked));
    must(asked.url.includes(result.structuredContent.id), "the page is for another connection");
  });
  await check(`${era}: is refused with a key that is not one`, async () => {
    const error = await refusal(connect(era, "fk_sandbox_nonsense").then((c) => c.listTools()));
    must(/401|[Uu]nauthorized|valid/.test(`${error?.message} ${error?.code} ${error?.name}`), String(error));
  });
}

async function hears(era, client) {
  await check(`${era}: hears of a purchase without asking`, async () => {
    const uri = "banking://transactions";
    const told = new Promise((resolve) => client.setNotificationHandler(
      "notifications/resources/updated", (notification) => notification.params.uri === uri && resolve()));
    let listening;
    if (era === "2026-07-28") {
      listening = await client.listen({ resourceSubscriptions: [uri] });
      must(listening.honoredFilter.resourceSubscriptions?.includes(uri), JSON.stringify(listening.honoredFilter));
    } else await client.subscribeResource({ uri });
    await buySomething();
    await within(10, told, "notification");
    const newest = json(await client.readResource({ uri: `${uri}?q=MCP%20Test%20Kiosk&limit=1` })).data[0];
    must(newest?.amount.value === "-4.20", JSON.stringify(newest));
    if (listening) await listening.close();
    else await client.unsubscribeResource({ uri });
  });
}

for (const era of ["2026-07-28", "2025-11-25"]) {
  let client;
  await check(`${era}: connects`, async () => { client = await connect(era); });
  if (!client) continue;
  for (const part of [lists, reads, calls, hears])
    await part(era, client).catch((error) => check(`${era}: ${part.name}`, () => { throw error; }));
  await client.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
