// Asks the embedded database of a product: node sql.mjs <data folder> <query>. One line a row, columns parted by tabs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const [folder, query] = process.argv.slice(2);
const { port, admin_password: password } = JSON.parse(readFileSync(join(folder, "pg.json"), "utf8"));
const client = new pg.Client({ host: "127.0.0.1", port, user: "fintech_admin", password, database: "fintech" });
await client.connect();
const { rows } = await client.query({ text: query, rowMode: "array" });
for (const row of rows) console.log(row.map((value) => (value instanceof Date ? value.toISOString() : value)).join("\t"));
await client.end();
