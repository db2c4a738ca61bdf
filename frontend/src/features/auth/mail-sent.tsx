"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { text } from "@/text/en";
import { AuthPage } from "./auth-page";

const t = text.auth;

/** What happens next happens in the mailbox. `onOther` leads back to the form. */
export function MailSent({ onOther, children }: { onOther: () => void; children: ReactNode }) {
  const onLoopback = useSyncExternalStore(
    () => () => undefined,
    () => ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname),
    () => false,
  );
  return (
    <AuthPage title={t.checkMailTitle} lead={children}>
      <div className="grid gap-3 text-13 text-muted">
        <p>
          {t.checkMailNoMail}{" "}
          <button type="button" onClick={onOther} className="text-accent underline underline-offset-2">
            {t.checkMailAgain}
          </button>
          .
        </p>
        {onLoopback && (
          <p>
            {t.devMail}{" "}
            <a href="/dev/mail" className="text-accent underline underline-offset-2">
              {t.devMailLink}
            </a>
            .
          </p>
        )}
      </div>
    </AuthPage>
  );
}
