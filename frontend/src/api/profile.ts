import type { Density, Theme } from "@/features/shell/preferences";

/** How a person likes it, in every browser. */
export interface Profile {
  /** BCP 47 tag. */
  locale: string;
  /** IANA name; null is the browser's own. */
  time_zone: string | null;
  theme: Theme;
  density: Density;
  mail_on_new_sign_in: boolean;
  mail_on_bank_attention: boolean;
  mail_on_product_news: boolean;
}

/** What `GET /v1/me` tells of the account beside who it is. */
export interface MyAccount {
  profile: Profile;
  /** When the account is going to be deleted, if its owner asked for that. */
  deletes_at: string | null;
}

/** What is left out stays as it is; an empty time zone is the browser's own. */
export type ProfileChange = Partial<Omit<Profile, "time_zone"> & { name: string; time_zone: string }>;

/** A copy of all that is kept about a person. */
export interface DataExport {
  object: "data_export";
  id: string;
  status: "preparing" | "ready" | "failed" | "expired";
  size_bytes: number | null;
  created_at: string;
  ready_at: string | null;
  expires_at: string | null;
}

export interface AccountDeletion {
  object: "account_deletion";
  deletes_at: string | null;
}
