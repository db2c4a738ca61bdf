import type { Metadata } from "next";
import { Suspense } from "react";
import { Developers } from "@/features/developers/developers";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.developers.title };

export default function Page() {
  return (
    <Suspense>
      <Developers />
    </Suspense>
  );
}
