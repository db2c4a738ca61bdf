"use client";

import { Download, Printer } from "lucide-react";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/code-block";
import { icon } from "@/ui/icon";

const t = text.security.recovery;

/** The one time that recovery codes can be seen. Only this is printed, whatever else the page shows. */
export function RecoveryCodeSheet({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { me } = usePlace();
  return (
    <div className="grid gap-4">
      <div className="print-alone grid gap-3">
        <p className="print-only wrap-anywhere">{t.fileHead(me.user.email)}</p>
        <ol
          aria-label={t.title}
          className="grid gap-1 rounded-control border border-hairline bg-sunken px-4 py-3 font-mono text-13"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={codes.join("\n")} />
        <Button size="sm" onClick={() => saveAsText(t.fileName, fileText(me.user.email, codes))}>
          <Download {...icon} />
          {t.download}
        </Button>
        <Button size="sm" onClick={() => window.print()}>
          <Printer {...icon} />
          {t.print}
        </Button>
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onKept}>
          {t.kept}
        </Button>
      </div>
    </div>
  );
}

function fileText(email: string, codes: string[]): string {
  return [t.fileHead(email), "", ...codes, ""].join("\n");
}

function saveAsText(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
