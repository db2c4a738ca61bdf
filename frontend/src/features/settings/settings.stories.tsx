import type { Meta, StoryObj } from "@storybook/react-vite";
import { aSession } from "@/testing/data";
import { SessionSkeleton, SessionTable } from "./session-table";

const meta: Meta = { title: "settings" };
export default meta;

export const Sessions: StoryObj = {
  render: () => (
    <SessionTable
      sessions={[
        aSession({ id: "ses_2", device: "Safari on iPhone", last_seen_at: new Date().toISOString() }),
        aSession({ id: "ses_1", device: "Chrome on Windows", current: true, last_seen_at: new Date().toISOString() }),
        aSession({ id: "ses_3", address: "2001:db8:85a3:8d3:1319:8a2e:370:7348", created_at: "2025-02-01T08:30:00Z" }),
        aSession({ id: "ses_4", device: "Unknown browser" }),
      ]}
      onEnd={() => undefined}
    />
  ),
};
export const OnlyHere: StoryObj = {
  render: () => <SessionTable sessions={[aSession({ current: true })]} onEnd={() => undefined} />,
};
export const Loading: StoryObj = { render: () => <SessionSkeleton /> };
