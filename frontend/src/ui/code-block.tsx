"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { text } from "@/text/en";
import { Button } from "./button";
import { icon } from "./icon";

const CONFIRM_MS = 2000;

export function CopyButton({ value, label = text.common.copy }: { value: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), CONFIRM_MS);
  }
  return (
    <Button size="sm" onClick={() => void copy()}>
      {copied ? <Check {...icon} /> : <Copy {...icon} />}
      <span aria-live="polite">{copied ? text.common.copied : label}</span>
    </Button>
  );
}

/** Something to paste elsewhere. Scrolls sideways by itself, so the page never does. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="grid gap-2">
      {/* Focusable, so that the keyboard can scroll it. */}
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="overflow-x-auto rounded-control border border-hairline bg-sunken px-4 py-3 text-12 leading-5"
      >
        <code>{code}</code>
      </pre>
      <div className="justify-self-start">
        <CopyButton value={code} />
      </div>
    </div>
  );
}
