import type { Metadata } from "next";
import { Suspense } from "react";
import { NotMe } from "@/features/auth/not-me";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.notMe.title };

export default function Page() {
  return (
    <Suspense>
      <NotMe />
    </Suspense>
  );
}
