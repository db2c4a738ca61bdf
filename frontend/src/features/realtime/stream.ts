import type { ApiEvent } from "@/api/types";
import type { LiveState } from "./live-store";

export const EVENT_TYPES = [
  "bank_connection.created",
  "bank_connection.updated",
  "bank_connection.synced",
  "bank_connection.removed",
  "account.balance_updated",
  "quota.reached",
  "transaction.added",
  "transaction.updated",
  "transaction.removed",
  "customer.created",
  "customer.updated",
  "customer.deleted",
  "api_key.created",
  "api_key.updated",
  "api_key.rotated",
  "api_key.revoked",
  "invitation.created",
  "invitation.revoked",
  "member.joined",
  "member.changed",
  "member.removed",
  "workspace.policy_changed",
  "audit.tampered",
] as const;

interface Listener {
  onEvent: (event: ApiEvent) => void;
  /** Events may have been missed: what is on the page has to be asked for again. */
  onGap: () => void;
  onState: (state: LiveState) => void;
  /** The server turned the stream down: perhaps the session has ended. */
  onRefused: () => void;
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/**
 * Keeps one event stream open. The browser resumes a dropped connection by itself and says where it was; only a refused
 * one is opened anew here, later each time, and then there may be a gap. Returns the way to stop.
 */
export function openStream(environmentId: string, { onEvent, onGap, onState, onRefused }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  function open() {
    const reopened = failures > 0;
    source = new EventSource(`/v1/events/stream?environment=${encodeURIComponent(environmentId)}`);
    let greeted = false;
    source.onopen = () => {
      failures = 0;
      onState("live");
      // What was read before the first opening may already be old; a resumed stream has no gap.
      if (!greeted || reopened) onGap();
      greeted = true;
    };
    source.onerror = () => {
      onState("reconnecting");
      if (stopped || source?.readyState !== EventSource.CLOSED) return;
      onRefused();
      const delay = Math.min(FIRST_DELAY_MS * 2 ** failures++, LONGEST_DELAY_MS);
      timer = setTimeout(open, delay * (0.75 + Math.random() / 2));
    };
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, (message: MessageEvent<string>) => onEvent(JSON.parse(message.data) as ApiEvent));
    }
    source.addEventListener("resync", onGap);
  }

  onState("connecting");
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}
