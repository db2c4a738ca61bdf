import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "./button";
import { announce } from "./toast";

const meta: Meta = { title: "ui/Toast" };
export default meta;

export const Done: StoryObj = {
  render: () => <Button onClick={() => announce({ title: "First Platypus Bank is connected" })}>Announce</Button>,
};
export const WithUndo: StoryObj = {
  render: () => <Button onClick={() => announce({ title: "Filters cleared", undo: () => undefined })}>Announce</Button>,
};
