import type { Meta, StoryObj } from "@storybook/react-vite";
import { FilterChip } from "./chips";
import { Tabs } from "./tabs";

const meta: Meta = { title: "ui/Chips and tabs" };
export default meta;

export const Chip: StoryObj = { render: () => <FilterChip label="From 1 Nov 2026" onRemove={() => undefined} /> };
export const LongChip: StoryObj = {
  render: () => (
    <div className="w-48">
      <FilterChip label="Account: An account with a very long name ••0000" onRemove={() => undefined} />
    </div>
  ),
};
export const TwoTabs: StoryObj = {
  render: () => (
    <Tabs
      label="Snippet"
      items={[
        { value: "mcp", label: "MCP client", content: "JSON" },
        { value: "curl", label: "curl", content: "Command" },
      ]}
    />
  ),
};
