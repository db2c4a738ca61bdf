/** Shapes of signing in and of an account's security, as the API's contract gives them. */

export type FactorMethod = "passkey" | "totp" | "sms" | "email" | "recovery_code";

/** A way to prove a second factor; the hint says where codes go. */
export interface ProofMethod {
  method: FactorMethod;
  hint: string | null;
}

export interface SecondFactor {
  object: "second_factor";
  methods: ProofMethod[];
  preferred: FactorMethod;
  may_trust_device: boolean;
  unfamiliar: boolean;
  expires_at: string;
}

export interface SentCode {
  object: "sent_code";
  method: FactorMethod;
  sent_to: string;
  expires_at: string;
}

export interface PasskeyChallenge {
  object: "passkey_challenge";
  id: string;
  options: unknown;
  expires_at: string;
}

export interface StepUpOptions {
  object: "step_up_options";
  methods: ProofMethod[];
  preferred: FactorMethod;
  valid_until: string | null;
}

export interface Factor {
  object: "factor";
  id: string;
  method: FactorMethod;
  label: string;
  hint: string | null;
  preferred: boolean;
  created_at: string;
  last_used_at: string | null;
}

export interface Factors {
  object: "factors";
  factors: Factor[];
  recovery_codes_left: number;
  required: boolean;
  sms_available: boolean;
  passkeys_available: boolean;
}

export interface FactorAdded {
  object: "factor_added";
  factor: Factor;
  recovery_codes: string[] | null;
}

export interface TotpEnrolment {
  object: "totp_enrolment";
  id: string;
  secret: string;
  uri: string;
  qr_svg: string;
  expires_at: string;
}

export interface SmsEnrolment {
  object: "sms_enrolment";
  id: string;
  sent_to: string;
  expires_at: string;
}

export interface RecoveryCodes {
  object: "recovery_codes";
  codes: string[];
}

/** A browser in which the person signed in before. */
export interface Device {
  object: "device";
  id: string;
  name: string;
  address: string;
  current: boolean;
  trusted_until: string | null;
  created_at: string;
  last_seen_at: string;
}

export interface SignInRecord {
  object: "sign_in_record";
  id: string;
  outcome: "signed_in" | "wrong_password" | "wrong_factor" | "locked";
  first_factor: "password" | "passkey";
  second_factor: FactorMethod | null;
  by_trust: boolean;
  unfamiliar: boolean;
  device: string;
  address: string;
  created_at: string;
}

/** What `GET /v1/me` tells of second factors. */
export interface MySecondFactor {
  has_second_factor: boolean;
  must_have_second_factor: boolean;
}

/** What a workspace demands of its members. */
export interface FactorPolicy {
  requires_second_factor: boolean;
}
