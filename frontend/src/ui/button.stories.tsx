import type { Meta, StoryObj } from "@storybook/react-vite";
import { Trash2 } from "lucide-react";
import { Button, IconButton } from "./button";
import { icon } from "./icon";

const meta: Meta<typeof Button> = { component: Button, args: { children: "Connect a bank" } };
export default meta;
type Story = StoryObj<typeof Button>;

export const Primary: Story = { args: { variant: "primary" } };
export const Secondary: Story = {};
export const Quiet: Story = { args: { variant: "quiet" } };
export const Danger: Story = { args: { variant: "danger", children: "Remove connection" } };
export const Busy: Story = { args: { variant: "primary", busy: true } };
export const Disabled: Story = { args: { disabled: true } };
export const Small: Story = { args: { size: "sm" } };
export const WithIcon: StoryObj = {
  render: () => (
    <IconButton label="Remove">
      <Trash2 {...icon} />
    </IconButton>
  ),
};
