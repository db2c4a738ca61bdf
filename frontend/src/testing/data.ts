import type { Device, Factor, Factors, SignInRecord } from "@/api/people";
import type {
  ApiKey,
  BankAccount,
  BankConnection,
  BankTransaction,
  Invitation,
  Me,
  Member,
  Offer,
  Session,
} from "@/api/types";
import type { DataExport, Profile } from "@/api/profile";
import { sampleAccounts, sampleTransactions } from "@/features/banking/samples";

export const ENVIRONMENT = "env_sandbox";

export function aTransaction(change: Partial<BankTransaction> = {}): BankTransaction {
  return { ...sampleTransactions[1]!, ...change };
}

export function anAccount(change: Partial<BankAccount> = {}): BankAccount {
  return { ...sampleAccounts[0]!, ...change };
}

export function aConnection(change: Partial<BankConnection> = {}): BankConnection {
  return {
    object: "bank_connection",
    id: "conn_1",
    customer_id: "cus_1",
    status: "active",
    institution: { id: "ins_1", name: "First Platypus Bank" },
    link_url: null,
    link_expires_at: null,
    error: null,
    requested_by: { kind: "user", name: "Ada" },
    last_synced_at: "2026-11-20T14:02:00Z",
    sync_requested_at: null,
    accounts_count: 3,
    created_at: "2026-11-20T14:00:00Z",
    ...change,
  };
}

export function aKey(change: Partial<ApiKey> = {}): ApiKey {
  return {
    object: "api_key",
    id: "key_1",
    name: "Budget script",
    prefix: "fk_sandbox_ab12…",
    last4: "9xYz",
    scopes: ["banking:read"],
    created_at: "2026-11-20T14:00:00Z",
    expires_at: null,
    last_used_at: null,
    revoked_at: null,
    disabled_at: null,
    last_used_from: null,
    allowed_networks: [],
    requests_per_minute: null,
    requests_per_day: null,
    requests_per_month: null,
    replaces_key_id: null,
    for_docs: false,
    ...change,
  };
}

export function aSession(change: Partial<Session> = {}): Session {
  return {
    object: "session",
    id: "ses_1",
    current: false,
    device: "Firefox on Linux",
    address: "192.0.2.7",
    auth_time: "2026-11-20T14:00:00Z",
    created_at: "2026-11-20T14:00:00Z",
    last_seen_at: "2026-11-20T14:02:00Z",
    expires_at: "2999-12-20T14:00:00Z",
    ended_at: null,
    ...change,
  };
}

export function aMember(change: Partial<Member> = {}): Member {
  return {
    object: "member",
    id: "mem_1",
    person: { id: "per_1", name: "Bob", email: "bob@example.com" },
    role: "viewer",
    grants: [],
    you: false,
    second_factor: false,
    joined_at: "2026-11-20T14:00:00Z",
    ...change,
  };
}

export function anInvitation(change: Partial<Invitation> = {}): Invitation {
  return {
    object: "invitation",
    id: "inv_1",
    email: "carol@example.com",
    role: "analyst",
    grants: [],
    status: "open",
    invited_by: "per_ada",
    created_at: "2026-11-20T14:00:00Z",
    expires_at: "2999-11-27T14:00:00Z",
    ...change,
  };
}

export function anOffer(change: Partial<Offer> = {}): Offer {
  return {
    object: "invitation_offer",
    workspace: "Acme",
    invited_by: "Grace (grace@example.com)",
    email: "ada@example.com",
    role: "viewer",
    expires_at: "2999-11-27T14:00:00Z",
    ...change,
  };
}

export function anExport(change: Partial<DataExport> = {}): DataExport {
  return {
    object: "data_export",
    id: "exp_1",
    status: "ready",
    size_bytes: 48_213,
    created_at: "2026-11-20T14:00:00Z",
    ready_at: "2026-11-20T14:00:04Z",
    expires_at: "2999-11-23T14:00:04Z",
    ...change,
  };
}

export const profile: Profile = {
  locale: "en-GB",
  time_zone: null,
  theme: "system",
  density: "comfortable",
  mail_on_new_sign_in: true,
  mail_on_bank_attention: true,
};

export const me: Me = {
  object: "me",
  kind: "user",
  user: { id: "user_1", email: "ada@example.com", name: "Ada" },
  workspaces: [
    {
      id: "ws_1",
      name: "Ada’s workspace",
      kind: "personal",
      role: "owner",
      requires_second_factor: false,
      environments: [
        { id: "env_live", name: "Live", kind: "live", configured: false, permissions: ["banking:read"] },
        {
          id: ENVIRONMENT,
          name: "Sandbox",
          kind: "sandbox",
          configured: true,
          permissions: ["banking:read", "banking:write", "developers:manage", "workspace:manage"],
        },
        { id: "env_tests", name: "Tests", kind: "sandbox", configured: true, permissions: ["banking:read"] },
      ],
    },
  ],
  last_environment_id: null,
  auth_time: "2026-11-20T14:00:00Z",
  step_up_until: null,
  operator: false,
  profile,
  has_second_factor: true,
  must_have_second_factor: false,
  deletes_at: null,
};

export function aFactor(change: Partial<Factor> = {}): Factor {
  return {
    object: "factor",
    id: "fac_1",
    method: "totp",
    label: "Authenticator app",
    hint: null,
    preferred: true,
    created_at: "2026-11-20T14:00:00Z",
    last_used_at: null,
    ...change,
  };
}

export function factorsOf(factors: Factor[], change: Partial<Factors> = {}): Factors {
  return {
    object: "factors",
    factors,
    recovery_codes_left: factors.length > 0 ? 10 : 0,
    required: false,
    sms_available: true,
    passkeys_available: true,
    ...change,
  };
}

export function aDevice(change: Partial<Device> = {}): Device {
  return {
    object: "device",
    id: "dev_1",
    name: "Firefox on Linux",
    address: "192.0.2.7",
    current: false,
    trusted_until: null,
    created_at: "2026-11-20T14:00:00Z",
    last_seen_at: "2026-11-20T14:02:00Z",
    ...change,
  };
}

export function aSignIn(change: Partial<SignInRecord> = {}): SignInRecord {
  return {
    object: "sign_in_record",
    id: "sgn_1",
    outcome: "signed_in",
    first_factor: "password",
    second_factor: "totp",
    by_trust: false,
    unfamiliar: false,
    device: "Firefox on Linux",
    address: "192.0.2.7",
    created_at: "2026-11-20T14:00:00Z",
    ...change,
  };
}

/** Such as the server makes them: 24 characters of Crockford's base32. */
export const recoveryCodes = Array.from({ length: 10 }, (_, n) => `ABCD-EFGH-JKMN-PQRS-TVWX-YZ0${n}`);

/** Not a real QR code, but as large and as plain as one. */
export const QR_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="M0 0h7v7H0zM22 0h7v7h-7zM0 22h7v7H0zM9 9h11v11H9z"/></svg>';
