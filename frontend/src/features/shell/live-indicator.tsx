"use client";

import { Radio, RefreshCw } from "lucide-react";
import { useLive } from "@/features/realtime/live-store";
import { text } from "@/text/en";
import { icon } from "@/ui/icon";

const t = text.shell;

/** Whether what is on the page still changes by itself. */
export function LiveIndicator() {
  const state = useLive((live) => live.state);
  const live = state === "live";
  return (
    <span
      role="status"
      title={live ? t.liveHint : t.reconnectingHint}
      className={`inline-flex items-center gap-1.5 text-12 ${live ? "text-accent" : "text-muted"}`}
    >
      {live ? <Radio {...icon} size={14} /> : <RefreshCw {...icon} size={14} />}
      {live ? t.live : state === "connecting" ? t.connecting : t.reconnecting}
    </span>
  );
}
