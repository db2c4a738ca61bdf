import type { Meta, StoryObj } from "@storybook/react-vite";
import { CodeBlock } from "./code-block";

const meta: Meta<typeof CodeBlock> = { component: CodeBlock, args: { label: "Snippet" } };
export default meta;
type Story = StoryObj<typeof CodeBlock>;

export const Short: Story = { args: { code: "curl http://localhost:5080/v1/banking/accounts" } };
export const WiderThanThePage: Story = { args: { code: "x".repeat(400) } };
