import type { Metadata } from "next";
import { ProfileSettings } from "@/features/profile/profile";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.profile.section };

export default function Page() {
  return <ProfileSettings />;
}
