import type { BankConnection, ConnectionStatus } from "@/api/types";
import { text } from "@/text/en";
import { StatusText, type Tone } from "@/ui/status";

const tones: Record<ConnectionStatus, Tone> = {
  linking: "waiting",
  syncing: "waiting",
  active: "good",
  needs_attention: "warning",
  removed: "quiet",
  link_expired: "quiet",
};

export function isHealthy({ status }: BankConnection): boolean {
  return status === "active" || status === "syncing";
}

export function ConnectionHealth({ connection }: { connection: BankConnection }) {
  return <StatusText tone={tones[connection.status]}>{text.banking.connections.status[connection.status]}</StatusText>;
}
