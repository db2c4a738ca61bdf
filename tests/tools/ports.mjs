// Prints as many free loopback ports as asked for: node ports.mjs 4
import { createServer } from "node:net";

const servers = await Promise.all(
  Array.from({ length: Number(process.argv[2] ?? 1) }, () =>
    new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => resolve(server));
    }),
  ),
);
console.log(servers.map((server) => server.address().port).join(" "));
for (const server of servers) server.close();
