import type { Environment } from "@/api/types";
import { text } from "@/text/en";

/** "Sandbox", "Sandbox · Holiday tests", "Live": the kind is always said, the name when it adds something. */
export function environmentLabel(environment: Environment): string {
  const kind = environment.kind === "sandbox" ? text.shell.sandbox : text.shell.liveEnvironment;
  return environment.name.toLowerCase() === kind.toLowerCase() ? kind : `${kind} · ${environment.name}`;
}
