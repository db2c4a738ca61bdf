"use client";

import { X } from "lucide-react";
import { text } from "@/text/en";

/** A filter that is on, with a way to take it off. */
export function FilterChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={text.common.removeFilter(label)}
      className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-control bg-tint pl-2.5 pr-2 text-13 hover:bg-hover"
    >
      <span className="truncate">{label}</span>
      <X size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
    </button>
  );
}
