// Makes the call of the chosen snippet from this browser, with the key alone: the session's cookie stays behind, so the
// answer is the one that a program gets.
const box = document.querySelector(".try");
const { key, rest, mcp, tool, protocol, log, reference } = box.dataset;
const answerBox = box.querySelector("[data-answer]");
const button = box.querySelector("[data-call]");
box.hidden = false;

const withKey = { credentials: "omit", cache: "no-store" };
const headers = { Authorization: `Bearer ${key}` };

const meta = {
  "io.modelcontextprotocol/protocolVersion": protocol,
  "io.modelcontextprotocol/clientCapabilities": {},
};

const callRest = () => fetch(rest, { ...withKey, headers });

const callTool = () =>
  fetch(mcp, {
    ...withKey,
    method: "POST",
    headers: {
      ...headers,
      "Content-Type": "application/json",
      Accept: "application/json, text/event-stream",
      "MCP-Protocol-Version": protocol,
      "Mcp-Method": "tools/call",
      "Mcp-Name": tool,
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: tool, arguments: {}, _meta: meta } }),
  });

// An MCP answer may come as an event stream; its messages are the lines that begin with "data:".
function parsed(text) {
  const data = text.startsWith("{") ? text : text.split("\n").findLast((line) => line.startsWith("data:"))?.slice(5);
  try {
    return JSON.parse(data);
  } catch {
    return text;
  }
}

const element = (name, text, attributes = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, attributes);

function summary(answer, body, took) {
  const found = body?.data ?? body?.result?.structuredContent?.data;
  const line = element("p", "");
  line.append(element("strong", `${answer.status}`), ` in ${took} ms`);
  if (Array.isArray(found)) line.append(` · ${found.length === 1 ? "1 account" : `${found.length} accounts`}`);
  const left = /;r=(\d+)/.exec(answer.headers.get("RateLimit") ?? "");
  if (left) line.append(` · ${left[1]} more requests at once`);
  const id = answer.headers.get("Request-Id");
  if (id) line.append(" · ", element("a", "in the log", { href: `${log}&q=${encodeURIComponent(id)}` }));
  return line;
}

function show(...parts) {
  answerBox.replaceChildren(...parts);
}

button.addEventListener("click", async () => {
  const agent = document.getElementById("tab-mcp").checked;
  button.disabled = true;
  const began = performance.now();
  try {
    const answer = await (agent ? callTool() : callRest());
    const body = parsed(await answer.text());
    const block = element("pre", "", { tabIndex: 0 });
    block.setAttribute("aria-label", "Answer");
    block.append(element("code", typeof body === "string" ? body : JSON.stringify(body, null, 2)));
    show(summary(answer, body, Math.round(performance.now() - began)), block);
  } catch {
    show(element("p", "No answer came. Is the server still running?", { className: "problem" }));
  } finally {
    button.disabled = false;
  }
});

box.querySelector("[data-open]").addEventListener("click", () => {
  const page = window.open(reference);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin === location.origin && source === page && data === "reference-asks-for-key")
      page.postMessage({ key }, location.origin);
  });
});
