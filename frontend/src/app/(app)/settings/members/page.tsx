import type { Metadata } from "next";
import { Members } from "@/features/members/members";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.members.title };

export default function Page() {
  return <Members />;
}
