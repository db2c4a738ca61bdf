// Prints the token of the newest mailed link, or the newest code:
// node mailed-token.mjs <mail folder> <to> <path of the link, or code>
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const [folder, to, path] = process.argv.slice(2);
const newest = readdirSync(folder)
  .map((name) => join(folder, name))
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
for (const file of newest) {
  // Quoted-printable breaks long lines with "=" and writes "=" as "=3D".
  const text = readFileSync(file, "utf8").replace(/=\r?\n/g, "").replace(/=3D/gi, "=");
  const wanted = path === "code" ? /^Subject: (\d{6}) is your code/m : new RegExp(`${path}[?#]token=([\\w%.~-]+)`);
  const token = text.includes(to) && wanted.exec(text)?.[1];
  if (!token) continue;
  console.log(decodeURIComponent(token));
  process.exit(0);
}
console.error(`No mail to ${to} with a link to ${path}`);
process.exit(1);
