import type { Meta, StoryObj } from "@storybook/react-vite";
import { Timeline } from "./timeline";

const at = "2026-11-20T14:02:00Z";
const meta: Meta<typeof Timeline> = { component: Timeline, args: { label: "Progress" } };
export default meta;
type Story = StoryObj<typeof Timeline>;

export const UnderWay: Story = {
  args: {
    steps: [
      { title: "You approved the connection", at, state: "done" },
      { title: "Reading your accounts", detail: "5 accounts", state: "done" },
      { title: "Importing transactions", detail: "Up to two years.", state: "now" },
      { title: "Ready", state: "next" },
    ],
  },
};
export const Failed: Story = {
  args: {
    steps: [
      { title: "You approved the connection", at, state: "done" },
      { title: "Reading your accounts", detail: "The bank asked for a new sign-in.", state: "failed" },
    ],
  },
};
