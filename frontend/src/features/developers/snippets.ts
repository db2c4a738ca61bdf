/** What an MCP client needs to know of this server. The key is a placeholder: a real one is shown only once, when made. */
export function mcpSnippet(origin: string): string {
  const server = { type: "http", url: `${origin}/mcp`, headers: { Authorization: "Bearer YOUR_API_KEY" } };
  return JSON.stringify({ mcpServers: { fintech: server } }, null, 2);
}

export function curlSnippet(origin: string): string {
  return `curl ${origin}/v1/banking/accounts \\\n  -H "Authorization: Bearer YOUR_API_KEY"`;
}
