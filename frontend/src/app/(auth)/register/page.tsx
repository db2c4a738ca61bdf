import type { Metadata } from "next";
import { Suspense } from "react";
import { Register } from "@/features/auth/register";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.registerTitle };

export default function Page() {
  return (
    <Suspense>
      <Register />
    </Suspense>
  );
}
