import type { Metadata } from "next";
import { WorkspaceSettings } from "@/features/settings/workspace-settings";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.settings.workspace.section };

export default function Page() {
  return <WorkspaceSettings />;
}
