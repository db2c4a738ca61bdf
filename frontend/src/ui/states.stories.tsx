import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorState } from "./error-state";

const meta: Meta = { title: "ui/States" };
export default meta;

const problem = { message: "The bank does not answer at the moment.", code: "bank.unavailable", requestId: "req_01jz" };

export const Empty: StoryObj = {
  render: () => (
    <EmptyState
      title="No bank is connected yet"
      action={<Button variant="primary">Connect a bank</Button>}
      sample={<p>What the page will look like</p>}
    >
      Connect a bank to see its accounts here.
    </EmptyState>
  ),
};
export const ErrorWithRetry: StoryObj = {
  render: () => <ErrorState title="Your accounts could not be loaded." problem={problem} onRetry={() => undefined} />,
};
export const ErrorWithoutRequest: StoryObj = {
  render: () => (
    <ErrorState
      title="You are not signed in."
      problem={{ message: "The server could not be reached.", code: "network.unreachable", requestId: null }}
    />
  ),
};
