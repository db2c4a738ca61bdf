// Adds a credential to every request: the conformance suite has no option for one. Host and Origin stay as they came.
//   node proxy.mjs <target> <key>        prints its own address
import { createServer, request } from "node:http";

const [target, key] = process.argv.slice(2);
const { hostname, port } = new URL(target);

const server = createServer((incoming, outgoing) => {
  const headers = { ...incoming.headers, authorization: `Bearer ${key}` };
  const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
    answer.on("error", () => outgoing.destroy());
  });
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy()); // a client that goes away must be seen to go away
  incoming.pipe(onward);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
