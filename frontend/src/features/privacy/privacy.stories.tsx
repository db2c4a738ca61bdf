import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Me } from "@/api/types";
import { configuredPlaces } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { anExport, me as ada } from "@/testing/data";
import { CopySkeleton, CopyTable } from "./copy-table";
import { DeleteAccount } from "./delete-account";

const meta: Meta = { title: "privacy" };
export default meta;

function As({ me = ada, children }: { me?: Me; children: ReactNode }) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <PlaceContext value={{ ...configuredPlaces(me)[0]!, me }}>{children}</PlaceContext>
    </QueryClientProvider>
  );
}

export const Copies: StoryObj = {
  render: () => (
    <CopyTable
      copies={[
        anExport({ id: "exp_4", status: "preparing", size_bytes: null, expires_at: null }),
        anExport({ id: "exp_3", size_bytes: 3_214_908 }),
        anExport({ id: "exp_2", status: "failed", size_bytes: null, expires_at: null }),
        anExport({ id: "exp_1", status: "expired", created_at: "2025-02-01T08:30:00Z" }),
      ]}
      mailed={null}
      loading={null}
      onDownload={() => undefined}
    />
  ),
};
export const CopiesLoading: StoryObj = { render: () => <CopySkeleton /> };
export const Deletion: StoryObj = {
  render: () => (
    <As>
      <DeleteAccount />
    </As>
  ),
};
export const DeletionWaits: StoryObj = {
  render: () => (
    <As me={{ ...ada, deletes_at: "2026-12-04T14:02:00Z" }}>
      <DeleteAccount />
    </As>
  ),
};
