// Puts what a tool answered in place of its JSON-RPC envelope, with http_status as HTTP would have it: node tool-answer.mjs <file>
import { readFileSync, writeFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const json = JSON.parse(text.startsWith("{") ? text : text.split("\n").findLast((line) => line.startsWith("data: ")).slice(6));
const { structuredContent, content, isError } = json.result;
const answer = structuredContent ?? JSON.parse(content[0].text);
writeFileSync(process.argv[2], JSON.stringify({ ...answer, http_status: isError ? answer.status : 200 }));
