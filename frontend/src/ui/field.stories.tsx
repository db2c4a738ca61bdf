import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextField } from "./field";

const meta: Meta<typeof TextField> = { component: TextField, args: { label: "E-mail", name: "email" } };
export default meta;
type Story = StoryObj<typeof TextField>;

export const Empty: Story = {};
export const WithHint: Story = { args: { hint: "We send one link to it." } };
export const Wrong: Story = {
  args: { defaultValue: "ada@", error: "Enter an address such as name@example.com." },
};
export const Disabled: Story = { args: { defaultValue: "ada@example.com", disabled: true } };
