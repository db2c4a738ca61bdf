import { Fingerprint, KeyRound, Mail, MessageSquare, Smartphone, type LucideIcon } from "lucide-react";
import type { FactorMethod, ProofMethod } from "@/api/people";
import { text } from "@/text/en";

const t = text.secondFactor;

export const signs: Record<FactorMethod, LucideIcon> = {
  passkey: Fingerprint,
  totp: Smartphone,
  sms: MessageSquare,
  email: Mail,
  recovery_code: KeyRound,
};

/** Codes of these two are sent; the others are at hand. */
export type SentMethod = "sms" | "email";

export function isSent(method: FactorMethod): method is SentMethod {
  return method === "sms" || method === "email";
}

/** Such as "Text message to •••• 4217". */
export function nameOf({ method, hint }: ProofMethod): string {
  return hint ? t.to(t.names[method], hint) : t.names[method];
}

const DIGITS = /^\d{6,8}$/;
const RECOVERY = /^[0-9a-z]{24}$/i;

/** As it is sent: people paste codes with the spaces and dashes that make them readable. */
export function bareCode(typed: string): string {
  return typed.replace(/[\s-]/g, "");
}

/** Whether it is worth one of the few tries. */
export function looksWhole(method: FactorMethod, typed: string): boolean {
  return (method === "recovery_code" ? RECOVERY : DIGITS).test(bareCode(typed));
}
