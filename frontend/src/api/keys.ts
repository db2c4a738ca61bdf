import type { TransactionFilters } from "@/features/banking/filters";

/** Names of what is cached. Everything of an environment is beneath its id, so environments never mix. */
export const keys = {
  me: ["me"] as const,
  sessions: ["sessions"] as const,
  exports: ["exports"] as const,
  pendingSignIn: ["pending-sign-in"] as const,
  stepUp: ["step-up"] as const,
  factors: ["factors"] as const,
  devices: ["devices"] as const,
  signIns: ["sign-ins"] as const,
  offer: (token: string) => ["offer", token] as const,
  environment: (environmentId: string) => ["environment", environmentId] as const,
  accounts: (environmentId: string) => ["environment", environmentId, "accounts"] as const,
  connections: (environmentId: string) => ["environment", environmentId, "connections"] as const,
  connection: (environmentId: string, id: string) => ["environment", environmentId, "connection", id] as const,
  transactionLists: (environmentId: string) => ["environment", environmentId, "transactions"] as const,
  transactions: (environmentId: string, filters: TransactionFilters) =>
    ["environment", environmentId, "transactions", filters] as const,
  transaction: (environmentId: string, id: string) => ["environment", environmentId, "transaction", id] as const,
  apiKeys: (environmentId: string) => ["environment", environmentId, "api-keys"] as const,
  members: (environmentId: string) => ["environment", environmentId, "members"] as const,
  invitations: (environmentId: string) => ["environment", environmentId, "invitations"] as const,
};
