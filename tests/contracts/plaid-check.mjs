// Holds recorded exchanges with Plaid's simulator against the types of Plaid's own npm client.
//   node plaid-check.mjs <file or folder of .jsonl>…   lines of {method, path, status, body}
// Enums are closed and a property that no type knows is a fault too: the simulator speaks Plaid's words only.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { schemasOf } from "./ts-schema.mjs";

const responses = {
  "/accounts/balance/get": "AccountsGetResponse",
  "/accounts/get": "AccountsGetResponse",
  "/institutions/get": "InstitutionsGetResponse",
  "/institutions/get_by_id": "InstitutionsGetByIdResponse",
  "/institutions/search": "InstitutionsSearchResponse",
  "/item/get": "ItemGetResponse",
  "/item/public_token/exchange": "ItemPublicTokenExchangeResponse",
  "/item/remove": "ItemRemoveResponse",
  "/item/webhook/update": "ItemWebhookUpdateResponse",
  "/link/token/create": "LinkTokenCreateResponse",
  "/link/token/get": "LinkTokenGetResponse",
  "/sandbox/item/fire_webhook": "SandboxItemFireWebhookResponse",
  "/sandbox/item/reset_login": "SandboxItemResetLoginResponse",
  "/sandbox/public_token/create": "SandboxPublicTokenCreateResponse",
  "/sandbox/transactions/create": "SandboxTransactionsCreateResponse",
  "/transactions/refresh": "TransactionsRefreshResponse",
  "/transactions/sync": "TransactionsSyncResponse",
  "/webhook_verification_key/get": "WebhookVerificationKeyGetResponse",
};
const webhooks = {
  "ITEM/ERROR": "ItemErrorWebhook",
  "ITEM/LOGIN_REPAIRED": "ItemLoginRepairedWebhook",
  "ITEM/NEW_ACCOUNTS_AVAILABLE": "NewAccountsAvailableWebhook",
  "ITEM/PENDING_DISCONNECT": "PendingDisconnectWebhook",
  "ITEM/USER_ACCOUNT_REVOKED": "UserAccountRevokedWebhook",
  "ITEM/USER_PERMISSION_REVOKED": "UserPermissionRevokedWebhook",
  "ITEM/WEBHOOK_UPDATE_ACKNOWLEDGED": "WebhookUpdateAcknowledgedWebhook",
  "LINK/SESSION_FINISHED": "LinkSessionFinishedWebhook",
  "TRANSACTIONS/DEFAULT_UPDATE": "DefaultUpdateWebhook",
  "TRANSACTIONS/INITIAL_UPDATE": "InitialUpdateWebhook",
  "TRANSACTIONS/RECURRING_TRANSACTIONS_UPDATE": "RecurringTransactionsUpdateWebhook",
  "TRANSACTIONS/SYNC_UPDATES_AVAILABLE": "SyncUpdatesAvailableWebhook",
};
// What Plaid sends beyond its published types, as its documentation's examples show.
const beyondTypes = { DefaultUpdateWebhook: ["removed_transactions"] };

const MAX_SHOWN = 20;
const folder = fileURLToPath(new URL(".", import.meta.url));
const files = process.argv.slice(2).flatMap((path) => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).filter((file) => file.endsWith(".jsonl")).map((file) => join(path, file));
});
const types = [...new Set([...Object.values(responses), ...Object.values(webhooks), "PlaidError"])];
const { definitions, roots } = schemasOf(folder, "plaid", types);
closeObjects();
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: "plaid", definitions });
const compiled = new Map();

function closeObjects() {
  for (const [id, schema] of Object.entries(definitions)) {
    const extra = beyondTypes[id.replace(/_\d+$/, "")] ?? [];
    for (const name of extra) schema.properties[name] ??= {};
    if (Object.keys(schema.properties).length > 0) schema.additionalProperties ??= false;
  }
}

function validator(type) {
  if (!compiled.has(type)) compiled.set(type, ajv.compile({ $ref: `plaid${roots[type].$ref}` }));
  return compiled.get(type);
}

function typeOf({ method, path, status }) {
  if (method === "WEBHOOK") return webhooks[path];
  return status >= 200 && status < 300 ? responses[path] : "PlaidError";
}

const counts = new Map();
let passed = 0;
let failed = 0;
let exchanges = 0;
for (const file of files) {
  // What follows the last line break is still being written.
  for (const [number, line] of readFileSync(file, "utf8").split("\n").slice(0, -1).entries()) {
    const exchange = JSON.parse(line);
    const type = typeOf(exchange);
    const valid = type && validator(type)(exchange.body);
    if (exchange.method !== "WEBHOOK") exchanges++;
    if (valid) passed++;
    else {
      failed++;
      const why = type ? ajv.errorsText(validator(type).errors, { dataVar: type }) : "no type is known for it";
      const place = `${file}:${number + 1} ${exchange.path} ${exchange.status}`;
      if (failed <= MAX_SHOWN) console.log(`FAIL: ${place}: ${why.slice(0, 600)}`);
    }
    const key = `${exchange.path} ${exchange.method === "WEBHOOK" ? "webhook" : exchange.status}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
for (const [key, count] of [...counts].sort()) console.log(`${String(count).padStart(6)}  ${key}`);
if (exchanges === 0) {
  console.log("FAIL: nothing was recorded");
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
