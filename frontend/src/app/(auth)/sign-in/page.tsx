import type { Metadata } from "next";
import { Suspense } from "react";
import { SignIn } from "@/features/auth/sign-in";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.signInTitle };

export default function Page() {
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}
