"use client";

import { useSyncExternalStore } from "react";
import { text } from "@/text/en";
import { CodeBlock } from "@/ui/code-block";
import { Tabs } from "@/ui/tabs";
import { curlSnippet, mcpSnippet } from "./snippets";

const DEFAULT_ORIGIN = "http://localhost:5080";

/** Ready to paste, with this installation's own address. */
export function ConnectSnippet() {
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => DEFAULT_ORIGIN,
  );
  const t = text.landing;
  return (
    <Tabs
      label={t.snippetLabel}
      items={[
        { value: "mcp", label: t.mcpTab, content: <CodeBlock label={t.snippetLabel} code={mcpSnippet(origin)} /> },
        { value: "curl", label: t.curlTab, content: <CodeBlock label={t.snippetLabel} code={curlSnippet(origin)} /> },
      ]}
    />
  );
}
