export const landing = {
  sentence: "Your bank accounts in one place, for you, your code and your AI agents.",
  lead: "Link a bank once. See balances and transactions as they change, read them over REST, and let an agent look without ever seeing a password.",
  register: "Create an account",
  signIn: "Sign in",
  previewLabel: "The product in its sandbox",
  previewCaption: "Sandbox with sample data. Nothing here is a real account.",
  people: "For people",
  peopleText:
    "Create an account, link a bank on the bank's own sign-in page, and watch transactions arrive as they post.",
  developers: "For developers",
  developersText:
    "A REST API, an event stream and a sandbox that behaves like the real banks. Start with a key from the Developers page.",
  docs: "Read the API docs",
  agents: "For AI agents",
  agentsText:
    "Add this server to any MCP client. Put an API key in place of the placeholder; its scopes decide what the agent may do.",
  mcpTab: "MCP client",
  curlTab: "curl",
  snippetLabel: "Connection snippet",
  protected: "What is protected, and how",
  protections: [
    ["Bank passwords", "You type them on the bank's hosted page. They never reach this server, your code or an agent."],
    ["Access to the bank", "Provider tokens are stored encrypted (AES-GCM) and are never shown or logged."],
    ["Your session", "One HttpOnly cookie for this site only. The page holds no token that a script could take."],
    ["API keys", "Shown once, stored as a keyed hash, limited to the scopes you choose, revoked at once."],
    ["Your data", "Every row belongs to one workspace and environment. Sandbox and real data never mix."],
    [
      "What was done",
      "Every write, sign-in and refusal is kept in an audit log that the server can add to but not change.",
    ],
  ],
} as const;
