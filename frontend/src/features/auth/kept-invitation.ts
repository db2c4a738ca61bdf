const KEY = "fintech.invitation";
const HOUR_MS = 3_600_000;

/**
 * Keeps what an invitation's link holds while the person signs in or registers, so that it need not travel in addresses.
 * All tabs of this browser see it, because the mail that confirms a registration opens in another tab; after an hour it
 * counts no longer.
 */
export function keepInvitation(token: string): void {
  store()?.setItem(KEY, JSON.stringify({ token, until: Date.now() + HOUR_MS }));
}

export function keptInvitation(): string | null {
  try {
    const { token, until } = JSON.parse(store()?.getItem(KEY) ?? "{}") as { token?: unknown; until?: unknown };
    if (typeof token === "string" && typeof until === "number" && until > Date.now()) return token;
  } catch {
    // Not written by this app: as good as nothing.
  }
  forgetInvitation();
  return null;
}

export function forgetInvitation(): void {
  store()?.removeItem(KEY);
}

/** Browsers may refuse storage; then the link in the mail has to be opened again. */
function store(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}
