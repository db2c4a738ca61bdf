import type { Meta, StoryObj } from "@storybook/react-vite";
import { Badge, StatusText } from "./status";

const meta: Meta<typeof StatusText> = { component: StatusText };
export default meta;
type Story = StoryObj<typeof StatusText>;

export const Good: Story = { args: { tone: "good", children: "Connected" } };
export const Waiting: Story = { args: { tone: "waiting", children: "Importing" } };
export const Warning: Story = { args: { tone: "warning", children: "Needs attention" } };
export const Bad: Story = { args: { tone: "bad", children: "Refused" } };
export const Quiet: Story = { args: { tone: "quiet", children: "Revoked" } };
export const PendingBadge: StoryObj = { render: () => <Badge>Pending</Badge> };
export const SandboxBadge: StoryObj = { render: () => <Badge tone="sandbox">Sandbox</Badge> };
