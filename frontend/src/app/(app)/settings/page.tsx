import type { Metadata } from "next";
import { Security } from "@/features/settings/security";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.settings.title };

export default function Page() {
  return <Security />;
}
