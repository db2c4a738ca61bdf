import type { ReactNode } from "react";
import { text } from "@/text/en";
import { Button } from "@/ui/button";

/** In a dialog beside "Cancel"; on a page of its own as wide as the form. */
export function ProofButtons({ onCancel, children }: { onCancel?: (() => void) | undefined; children?: ReactNode }) {
  if (!onCancel) return children;
  return (
    <div className="flex justify-end gap-2">
      <Button variant="quiet" onClick={onCancel}>
        {text.common.cancel}
      </Button>
      {children}
    </div>
  );
}
