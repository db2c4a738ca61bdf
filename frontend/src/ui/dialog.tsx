"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { text } from "@/text/en";
import { IconButton } from "./button";
import { icon } from "./icon";

interface LayerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

interface DialogProps extends LayerProps {
  description?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the keyboard goes on afterwards; `true` is what opened the dialog, which may be gone by then. */
  finalFocus?: () => HTMLElement | true | null;
  /** For what must not be lost by a stray click, such as a secret that is shown once. */
  keepOnOutsideClick?: boolean;
}

/** A question that must be answered before going on. Escape and a click outside answer "no". */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, initialFocus, finalFocus, keepOnOutsideClick = false, children } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} disablePointerDismissal={keepOnOutsideClick}>
      <Base.Portal>
        <Base.Backdrop forceRender className="scrim" />
        <Base.Popup
          className="dialog float grid gap-4 p-6"
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus ? { finalFocus } : {})}
        >
          <Base.Title className="text-20">{title}</Base.Title>
          {description && <Base.Description className="text-muted">{description}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Details of one thing beside the list it came from; a sheet from below on phones. */
export function Drawer({ open, onClose, title, children }: LayerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className="drawer">
          <div className="flex items-center justify-between gap-4 px-5 pt-4">
            <Base.Title className="text-13 font-normal text-muted">{title}</Base.Title>
            <Base.Close render={<IconButton label={text.common.close} />}>
              <X {...icon} />
            </Base.Close>
          </div>
          <div className="px-5 pb-8 pt-2">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
