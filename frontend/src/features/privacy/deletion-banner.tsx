"use client";

import { CircleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { formatMomentLong } from "@/ui/dates";
import { useFormats } from "@/ui/formats";
import { icon } from "@/ui/icon";
import { announce } from "@/ui/toast";
import { useKeepAccount } from "./queries";

const t = text.privacy.deletion;

/** On every page while a deletion waits, so that nobody forgets it or learns too late that somebody else asked. */
export function DeletionBanner() {
  const { me } = usePlace();
  useFormats();
  const here = usePathname() === "/settings/privacy";
  const keep = useKeepAccount({ onKept: () => announce({ title: t.kept }) });
  if (!me.deletes_at || here) return null;
  return (
    <div
      role="status"
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-sandbox px-4 py-3"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <CircleAlert {...icon} className="mt-0.5 shrink-0 text-warning" />
        {keep.isError ? t.keepFailed : t.banner(formatMomentLong(me.deletes_at))}
      </p>
      <Button size="sm" busy={keep.isPending} onClick={() => keep.mutate()}>
        {t.keep}
      </Button>
    </div>
  );
}
