import type { Metadata } from "next";
import { Suspense } from "react";
import { ConfirmEmail } from "@/features/profile/confirm-email";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.profile.email.confirmTitle };

export default function Page() {
  return (
    <Suspense>
      <ConfirmEmail />
    </Suspense>
  );
}
