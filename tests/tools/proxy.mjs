// A TCP proxy that loses things on demand: node proxy.mjs <port> <host:port> <control port>
// The control port takes a mode as a path, and answers with how many bytes are held and how many connections are open:
//   /pass            both ways flow
//   /hold-requests   what clients send stays here
//   /hold-answers    what the other side sends stays here
//   /cut             every connection is reset, and so is each new one
//   /state           changes nothing
import http from "node:http";
import net from "node:net";

const [port, target, control] = process.argv.slice(2);
const at = target.lastIndexOf(":");
const pairs = new Set();
let mode = "pass";
let held = 0;

net
  .createServer({ allowHalfOpen: true }, (client) => {
    if (mode === "cut") return client.resetAndDestroy();
    const server = net.connect({ host: target.slice(0, at), port: Number(target.slice(at + 1)), allowHalfOpen: true });
    const pair = [client, server];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    relay(client, server, "hold-requests", end);
    relay(server, client, "hold-answers", end);
  })
  .listen(Number(port), "127.0.0.1");

function relay(from, to, holding, end) {
  from.on("data", (bytes) => {
    if (mode === holding) held += bytes.length;
    else to.write(bytes);
  });
  from.on("end", () => to.end());
  from.on("close", end);
  from.on("error", end);
}

http
  .createServer((request, answer) => {
    const wanted = request.url.slice(1);
    if (wanted !== "state") {
      mode = wanted;
      held = 0;
    }
    if (mode === "cut") for (const pair of pairs) pair.forEach((socket) => socket.resetAndDestroy());
    answer.end(JSON.stringify({ mode, held, open: pairs.size }));
  })
  .listen(Number(control), "127.0.0.1");
