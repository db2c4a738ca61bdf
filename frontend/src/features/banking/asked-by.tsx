import { text } from "@/text/en";

/** Who started a connection. Whatever is not a person is marked as an agent, in violet. */
export function AskedBy({ by }: { by: { kind: string; name: string } }) {
  const t = text.banking.connect;
  if (by.kind === "user") return <p className="text-13 text-muted">{t.askedByPerson(by.name)}</p>;
  return <p className="text-13 text-agent">{t.askedByAgent(by.name)}</p>;
}
