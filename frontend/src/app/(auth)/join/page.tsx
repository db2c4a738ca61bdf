import type { Metadata } from "next";
import { Suspense } from "react";
import { Join } from "@/features/join/join";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.join.pageTitle };

export default function Page() {
  return (
    <Suspense>
      <Join />
    </Suspense>
  );
}
