// The connection string of role app to the embedded database of a product: node connection.mjs <data folder>.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const facts = JSON.parse(readFileSync(join(process.argv[2], "pg.json"), "utf8"));
console.log(`Host=127.0.0.1;Port=${facts.port};Database=fintech;Username=fintech_app;Password=${facts.app_password}`);
