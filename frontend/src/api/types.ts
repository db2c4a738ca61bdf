import type { Money } from "@/ui/money";

/** The API's shapes. */

export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  next_cursor: string | null;
}

export interface Message {
  object: "message";
  message: string;
}

export type Scope =
  | "banking:read"
  | "banking:write"
  | "payments:read"
  | "payments:write"
  | "investments:read"
  | "investments:trade"
  | "fraud:read"
  | "fraud:review"
  | "customers:read"
  | "customers:write"
  | "developers:manage"
  | "workspace:manage";

export interface Environment {
  id: string;
  name: string;
  kind: "sandbox" | "live";
  configured: boolean;
  permissions: Scope[];
}

export interface Workspace {
  id: string;
  name: string;
  kind: string;
  role: string;
  environments: Environment[];
}

export interface Me {
  object: "me";
  kind: string;
  user: { id: string; email: string; name: string };
  workspaces: Workspace[];
  last_environment_id: string | null;
  auth_time: string;
  step_up_until: string | null;
  operator: boolean;
}

export interface StepUp {
  object: "step_up";
  valid_until: string;
}

export interface ApiKey {
  object: "api_key";
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** The answer to creating a key: the only time that the secret is there. */
export interface CreatedApiKey extends ApiKey {
  secret: string | null;
  secret_already_shown: boolean;
}

export type ConnectionStatus = "linking" | "syncing" | "active" | "needs_attention" | "removed" | "link_expired";

export interface BankConnection {
  object: "bank_connection";
  id: string;
  customer_id: string;
  status: ConnectionStatus;
  institution: { id: string; name: string } | null;
  link_url: string | null;
  link_expires_at: string | null;
  error: { code: string; message: string } | null;
  requested_by: { kind: string; name: string } | null;
  last_synced_at: string | null;
  sync_requested_at: string | null;
  accounts_count: number;
  created_at: string;
}

/** What a sync brought, as `bank_connection.synced` tells it. */
export interface BankConnectionSync {
  object: "bank_connection_sync";
  connection: BankConnection;
  added: number;
  modified: number;
  removed: number;
}

export interface Balance {
  current: Money | null;
  available: Money | null;
  limit: Money | null;
  as_of: string;
}

export interface BankAccount {
  object: "bank_account";
  id: string;
  customer_id: string;
  connection_id: string;
  name: string;
  official_name: string | null;
  mask: string | null;
  type: string;
  subtype: string | null;
  institution_name: string | null;
  balance: Balance;
  created_at: string;
  updated_at: string;
}

export interface BankTransaction {
  object: "bank_transaction";
  id: string;
  account_id: string;
  connection_id: string;
  customer_id: string;
  date: string;
  authorized_date: string | null;
  amount: Money;
  payee: string;
  description: string;
  category: string | null;
  category_detail: string | null;
  status: "pending" | "posted";
  pending_transaction_id: string | null;
  payment_channel: string | null;
  created_at: string;
  updated_at: string;
}

export interface ApiEvent {
  object: "event";
  id: string;
  type: string;
  created_at: string;
  environment_id: string;
  customer_id: string | null;
  request_id: string | null;
  data: { object: unknown; previous: unknown };
}
