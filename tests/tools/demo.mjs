// Prints facts of a product's demo, parted by spaces: node demo.mjs <data folder> <name>…
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"));
console.log(names.map((name) => demo[name] ?? "").join(" "));
