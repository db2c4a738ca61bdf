import type { Meta, StoryObj } from "@storybook/react-vite";
import { Select } from "./select";

const meta: Meta<typeof Select> = {
  component: Select,
  args: {
    label: "Period",
    onPick: () => undefined,
    options: [
      { value: "all", label: "All time" },
      { value: "month", label: "This month" },
    ],
  },
};
export default meta;
type Story = StoryObj<typeof Select>;

export const Default: Story = {};
export const Disabled: Story = { args: { disabled: true } };
