import type { components } from "./schema";

/** Shapes of signing in and of an account's security. */
type Schemas = components["schemas"];

/** A way to prove a second factor; the hint says where codes go. */
export type ProofMethod = Schemas["Method"];
export type FactorMethod = ProofMethod["method"];
export type SecondFactor = Schemas["SecondFactor"];
export type SentCode = Schemas["SentCode"];
export type PasskeyChallenge = Schemas["PasskeyChallenge"];
export type StepUpOptions = Schemas["StepUpOptions"];

export type Factor = Schemas["Factor"];
export type Factors = Schemas["Factors"];
export type FactorAdded = Schemas["FactorAdded"];
export type TotpEnrolment = Schemas["TotpEnrolment"];
export type SmsEnrolment = Schemas["SmsEnrolment"];
export type RecoveryCodes = Schemas["RecoveryCodes"];

/** A browser in which the person signed in before. */
export type Device = Schemas["Device"];
export type SignInRecord = Schemas["SignInRecord"];
