import type { SecondFactor } from "./people";
import type { components } from "./schema";

/** The API's shapes by the names that the app uses. `npm run api:types` makes schema.d.ts from the OpenAPI document. */
type Schemas = components["schemas"];

export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  next_cursor: string | null;
}

export type Message = Schemas["Message"];
export type Scope = string;
export type Environment = Schemas["Environment"];
export type Workspace = Schemas["Workspace"];
export type Me = Schemas["Me"];
export type Role = Schemas["Member"]["role"];
export type Member = Schemas["Member"];
export type WorkspacePolicy = Schemas["WorkspacePolicy"];
export type Invitation = Schemas["Invitation"];
/** What an invited person sees before they accept. */
export type Offer = Schemas["Offer"];
export type StepUp = Schemas["StepUp"];
/** Who is in by now, or what is still to be proved: the status says which of the two is there. */
export type SignIn =
  | { object: "sign_in"; status: "signed_in"; me: Me; second_factor: null }
  | { object: "sign_in"; status: "second_factor_required"; me: null; second_factor: SecondFactor };
export type Session = Schemas["Session"];
export type SessionsEnded = Schemas["SessionsEnded"];

export type ApiKey = Schemas["ApiKey"];
/** The answer to creating a key: the only time that the secret is there. */
export type CreatedApiKey = Schemas["NewApiKey"];

export type BankConnection = Schemas["BankConnection"];
export type ConnectionStatus = BankConnection["status"];
export type BankAccount = Schemas["BankAccount"];
export type BankTransaction = Schemas["BankTransaction"];

/** What a sync brought, as `bank_connection.synced` tells it. */
export interface BankConnectionSync {
  object: "bank_connection_sync";
  connection: BankConnection;
  added: number;
  modified: number;
  removed: number;
}

/** An event's object is what REST returns for it; its shape depends on the type. */
export type ApiEvent = Omit<Schemas["Event"], "data" | "actor"> & { data: { object: unknown; previous: unknown } };
