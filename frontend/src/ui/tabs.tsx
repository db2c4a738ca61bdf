"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface TabItem {
  value: string;
  label: string;
  content: ReactNode;
}

export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <Base.Root defaultValue={items[0]?.value}>
      <Base.List aria-label={label} className="flex gap-4 border-b border-hairline">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="-mb-px h-9 border-b-2 border-transparent text-13 text-muted hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="pt-3">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
