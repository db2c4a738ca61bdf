import type { FactorMethod, SentCode } from "@/api/people";

const KEY = "fintech.begun-sign-in";

interface Begun {
  /** The newest, since it alone is good. */
  sent: SentCode | null;
}

/**
 * That this tab has a sign-in whose second factor is still to be proved, and which code is on its way: whoever looks
 * into their mail may find the page loaded afresh. It holds no secret; what proves the sign-in is a cookie.
 */
export function rememberBegun(): void {
  write({ sent: null });
}

export function rememberSent(code: SentCode): void {
  write({ sent: code });
}

export function recallBegun(): Begun | null {
  try {
    const begun = JSON.parse(store()?.getItem(KEY) ?? "null") as Partial<Begun> | null;
    return begun && { sent: begun.sent ?? null };
  } catch {
    // Not written by this app: as good as nothing.
    return null;
  }
}

/** A code that was sent before and is still good. */
export function recallSent(method: FactorMethod): SentCode | undefined {
  const code = recallBegun()?.sent;
  return code?.method === method && Date.parse(code.expires_at) > Date.now() ? code : undefined;
}

export function forgetBegun(): void {
  store()?.removeItem(KEY);
}

function write(begun: Begun): void {
  store()?.setItem(KEY, JSON.stringify(begun));
}

/** Browsers may refuse storage; then a reload leads back to the password. */
function store(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.sessionStorage;
  } catch {
    return null;
  }
}
