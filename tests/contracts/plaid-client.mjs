// Drives Plaid's simulator with Plaid's own npm client, from link token to removal.
//   PLAID_URL (http://127.0.0.1:5081), PLAID_CLIENT_ID, PLAID_SECRET: as `./run` writes them to .data/demo.json;
//   or the path of that file as the only argument.
import { readFileSync } from "node:fs";
import { Configuration, CountryCode, PlaidApi, Products, SandboxItemFireWebhookRequestWebhookCodeEnum } from "plaid";

const demo = process.argv[2] ? JSON.parse(readFileSync(process.argv[2], "utf8")) : {};
const url = process.env.PLAID_URL ?? demo.plaid_url ?? "http://127.0.0.1:5081";
const clientId = process.env.PLAID_CLIENT_ID ?? demo.plaid_client_id;
const secret = process.env.PLAID_SECRET ?? demo.plaid_secret;
if (!clientId || !secret) {
  console.error("Set PLAID_CLIENT_ID and PLAID_SECRET, or pass the path of .data/demo.json.");
  process.exit(2);
}
const client = (id, key) =>
  new PlaidApi(
    new Configuration({
      basePath: url,
      baseOptions: { headers: { "PLAID-CLIENT-ID": id, "PLAID-SECRET": key, "Plaid-Version": "2020-09-14" } },
    }),
  );
const plaid = client(clientId, secret);

let passed = 0;
let failed = 0;
const check = (what, good, seen) => {
  if (good) passed++;
  else failed++;
  console.log(`${good ? "PASS" : "FAIL"}: ${what}${good || seen === undefined ? "" : ` (${JSON.stringify(seen)})`}`);
};
const refusal = async (what, code, call) => {
  try {
    await call();
    check(what, false, "no refusal");
  } catch (error) {
    const body = error.response?.data;
    const good = body?.error_code === code && Boolean(body.error_type) && Boolean(body.request_id);
    check(what, good, body ?? String(error));
  }
};
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function syncAll(accessToken, from = "", count = 500) {
  const all = { added: [], modified: [], removed: [], cursor: from, pages: 0, status: "" };
  for (let more = true; more; all.pages++) {
    const { data } = await plaid.transactionsSync({ access_token: accessToken, cursor: all.cursor, count });
    for (const kind of ["added", "modified", "removed"]) all[kind].push(...data[kind]);
    [all.cursor, all.status, more] = [data.next_cursor, data.transactions_update_status, data.has_more];
  }
  return all;
}

async function historyOf(accessToken) {
  for (let i = 0; i < 100; i++, await sleep(100)) {
    const all = await syncAll(accessToken);
    if (all.status === "HISTORICAL_UPDATE_COMPLETE") return all;
  }
  throw new Error("the history never became complete");
}

async function institutions() {
  const us = [CountryCode.Us];
  const page = (await plaid.institutionsGet({ count: 3, offset: 0, country_codes: us })).data;
  check("institutions come in pages", page.institutions.length === 3 && page.total > 3, page.total);
  check("First Platypus Bank is first", page.institutions[0].institution_id === "ins_109508", page.institutions[0]);
  const found = (await plaid.institutionsSearch({ query: "tartan", products: null, country_codes: us })).data;
  check("a bank is found by name", found.institutions.some((i) => i.name === "Tartan Bank"), found.institutions);
  const one = (await plaid.institutionsGetById({
    institution_id: "ins_109508", country_codes: us, options: { include_optional_metadata: true },
  })).data.institution;
  check("a bank has its metadata", one.name === "First Platypus Bank" && Boolean(one.url), one);
  await refusal("an unknown bank is INVALID_INSTITUTION", "INVALID_INSTITUTION", () =>
    plaid.institutionsGetById({ institution_id: "ins_0", country_codes: us }));
}

async function link() {
  const { data } = await plaid.linkTokenCreate({
    client_name: "Contract check",
    language: "en",
    country_codes: [CountryCode.Us],
    products: [Products.Transactions],
    user: { client_user_id: "contract" },
    transactions: { days_requested: 730 },
    hosted_link: { completion_redirect_uri: "http://localhost:5080/connect/return" },
  });
  check("a link token has a hosted page", data.hosted_link_url?.startsWith(`${url}/link/link-sandbox-`), data);
  const unopened = (await plaid.linkTokenGet({ link_token: data.link_token })).data;
  check("an unopened link has no session", unopened.link_sessions?.length === 0, unopened);
  await walk(data.hosted_link_url);
  const [session] = (await plaid.linkTokenGet({ link_token: data.link_token })).data.link_sessions;
  const publicToken = session.results?.item_add_results[0]?.public_token;
  check("the finished session has the public token", publicToken?.startsWith("public-sandbox-"), session);
  check("it is told as on_success too", session.on_success?.public_token === publicToken, session.on_success);
  await refusal("an unknown link token is refused", "INVALID_LINK_TOKEN", () =>
    plaid.linkTokenGet({ link_token: "link-sandbox-none" }));
  return publicToken;
}

async function walk(page) {
  const post = (step, fields) =>
    fetch(`${page}/${step}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  await fetch(page);
  await post("institution", { institution_id: "ins_109508" });
  const wrong = await post("credentials", { username: "user_good", password: "wrong" });
  check("the hosted page refuses a wrong password", wrong.status === 422, wrong.status);
  await post("credentials", { username: "user_good", password: "pass_good" });
  await post("accounts", [["account", "checking"], ["account", "savings"], ["account", "card"]]);
  const done = await post("consent", {});
  check("the hosted page returns to the product",
    done.headers.get("location") === "http://localhost:5080/connect/return", done.status);
}

async function exchange(publicToken) {
  const { data } = await plaid.itemPublicTokenExchange({ public_token: publicToken });
  check("a public token becomes an access token", data.access_token.startsWith("access-sandbox-"), data);
  await refusal("but only once", "INVALID_PUBLIC_TOKEN", () =>
    plaid.itemPublicTokenExchange({ public_token: publicToken }));
  return data;
}

async function accountsOf(accessToken, expected) {
  const { data } = await plaid.accountsGet({ access_token: accessToken });
  check(`the item has ${expected} accounts`, data.accounts.length === expected, data.accounts.length);
  check("they are those of its bank", data.item.institution_id === "ins_109508", data.item);
  const chosen = [data.accounts[0].account_id];
  const one = (await plaid.accountsBalanceGet({ access_token: accessToken, options: { account_ids: chosen } })).data;
  check("balances of one account can be asked", one.accounts.length === 1 && one.accounts[0].account_id === chosen[0]);
  await refusal("a foreign account id is refused", "INVALID_ACCOUNT_ID", () =>
    plaid.accountsGet({ access_token: accessToken, options: { account_ids: ["nobody"] } }));
  return data.accounts;
}

const cents = (amount) => Math.round(amount * 100);

async function transactions(accessToken) {
  const history = await historyOf(accessToken);
  check("two years hold 1,500 to 2,500 transactions",
    history.added.length >= 1500 && history.added.length <= 2500, history.added.length);
  const paged = await syncAll(accessToken, "", 173);
  const ids = (rows) => rows.map((t) => t.transaction_id).join();
  check("small pages hold the same", paged.pages > 8 && ids(paged.added) === ids(history.added));
  check("some are pending", history.added.some((t) => t.pending));
  check("all have a category", history.added.every((t) =>
    t.personal_finance_category.detailed.startsWith(t.personal_finance_category.primary)));
  check("income, rent, groceries, refunds and fees are among them",
    ["INCOME_WAGES", "RENT_AND_UTILITIES_RENT", "FOOD_AND_DRINK_GROCERIES", "BANK_FEES_FOREIGN_TRANSACTION_FEES"]
      .every((c) => history.added.some((t) => t.personal_finance_category.detailed === c))
    && history.added.some((t) => t.amount < 0 && t.personal_finance_category.primary === "GENERAL_MERCHANDISE"));
  check("transfers to savings are paired", history.added
    .filter((t) => t.personal_finance_category.detailed === "TRANSFER_OUT_SAVINGS")
    .every((out) => history.added.some((t) => t.date === out.date && cents(t.amount) === -cents(out.amount))));
  check("nothing changed since", (await syncAll(accessToken, history.cursor)).added.length === 0);
  const raw = (await plaid.transactionsSync({
    access_token: accessToken, count: 5, options: { include_original_description: true },
  })).data;
  check("the bank's own line comes when asked for", raw.added.every((t) => Boolean(t.original_description)));
  await refusal("a count above 500 is refused", "INVALID_FIELD", () =>
    plaid.transactionsSync({ access_token: accessToken, count: 501 }));
  await refusal("a foreign cursor is refused", "INVALID_FIELD", () =>
    plaid.transactionsSync({ access_token: accessToken, cursor: "bm9uZQ==" }));
  return history;
}

async function changes(accessToken, cursor) {
  const checking = async () => (await plaid.accountsGet({ access_token: accessToken })).data.accounts
    .find((a) => a.subtype === "checking").balances.current;
  const before = await checking();
  const today = new Date().toISOString().slice(0, 10);
  const page = (await plaid.transactionsSync({ access_token: accessToken, count: 50 })).data;
  await plaid.sandboxTransactionsCreate({
    access_token: accessToken,
    transactions: [{ date_transacted: today, date_posted: today, amount: 23.45, description: "Corner Bookshop" }],
  });
  await refusal("a change between pages is refused", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", () =>
    plaid.transactionsSync({ access_token: accessToken, count: 50, cursor: page.next_cursor }));
  const news = await syncAll(accessToken, cursor);
  check("the new transaction arrives",
    news.added.length === 1 && news.added[0].amount === 23.45 && news.added[0].name === "Corner Bookshop", news.added);
  check("its account's balance moved by it", cents(before) - cents(await checking()) === 2345);
  await plaid.transactionsRefresh({ access_token: accessToken });
}

async function itemLife(accessToken) {
  const item = (await plaid.itemGet({ access_token: accessToken })).data;
  check("a healthy item has no error", item.item.error === null && Boolean(item.status), item);
  const hooked = (await plaid.itemWebhookUpdate({ access_token: accessToken, webhook: `${url}/nowhere` })).data;
  check("a webhook address is kept", hooked.item.webhook === `${url}/nowhere`);
  const fired = (await plaid.sandboxItemFireWebhook({
    access_token: accessToken, webhook_code: SandboxItemFireWebhookRequestWebhookCodeEnum.SyncUpdatesAvailable,
  })).data;
  check("a webhook can be fired", fired.webhook_fired);
  check("a login can be reset", (await plaid.sandboxItemResetLogin({ access_token: accessToken })).data.reset_login);
  for (const call of ["accountsGet", "accountsBalanceGet", "transactionsSync", "transactionsRefresh"])
    await refusal(`${call} asks for a new login`, "ITEM_LOGIN_REQUIRED", () =>
      plaid[call]({ access_token: accessToken }));
  const broken = (await plaid.itemGet({ access_token: accessToken })).data.item;
  check("the item says so", broken.error?.error_code === "ITEM_LOGIN_REQUIRED", broken.error);
  await plaid.itemRemove({ access_token: accessToken });
  await refusal("a removed item is gone", "ITEM_NOT_FOUND", () => plaid.itemGet({ access_token: accessToken }));
}

async function refusals() {
  await refusal("wrong keys are refused", "INVALID_API_KEYS", () =>
    client(clientId, "wrong").itemGet({ access_token: "x" }));
  await refusal("an unknown access token is refused", "INVALID_ACCESS_TOKEN", () =>
    plaid.itemGet({ access_token: "access-sandbox-none" }));
  await refusal("a missing field is refused", "MISSING_FIELDS", () => plaid.itemGet({}));
  await refusal("an unknown signing key is refused", "INVALID_WEBHOOK_VERIFICATION_KEY_ID", () =>
    plaid.webhookVerificationKeyGet({ key_id: "none" }));
}

async function main() {
  await institutions();
  const { access_token: linked } = await exchange(await link());
  await accountsOf(linked, 3);
  const { cursor } = await transactions(linked);
  await changes(linked, cursor);
  await itemLife(linked);
  const { data } = await plaid.sandboxPublicTokenCreate({
    institution_id: "ins_109508",
    initial_products: [Products.Transactions],
    options: { override_username: "user_transactions_dynamic", transactions: { days_requested: 30 } },
  });
  const { access_token: dynamic } = await exchange(data.public_token);
  const month = await historyOf(dynamic);
  check("30 requested days are a month", month.added.length > 30 && month.added.length < 160, month.added.length);
  await plaid.transactionsRefresh({ access_token: dynamic });
  const fresh = await syncAll(dynamic, month.cursor);
  const settled = fresh.added.filter((t) => t.pending_transaction_id);
  check("a refresh of the dynamic user settles what was pending",
    settled.length > 0 && settled.length === fresh.removed.length);
  check("and brings new purchases", fresh.added.some((t) => t.pending));
  await plaid.itemRemove({ access_token: dynamic });
  await refusals();
}

try {
  await main();
} catch (error) {
  check("the whole walk", false, error.response?.data ?? String(error.stack));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
