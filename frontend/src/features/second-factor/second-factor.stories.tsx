import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { text } from "@/text/en";
import { Prove } from "./prove";

const meta: Meta = {
  title: "second factor",
  decorators: [
    (Story) => (
      <QueryClientProvider client={new QueryClient()}>
        <div className="w-[380px]">
          <Story />
        </div>
      </QueryClientProvider>
    ),
  ],
};
export default meta;

const methods = [
  { method: "totp" as const, hint: null },
  { method: "passkey" as const, hint: null },
  { method: "sms" as const, hint: "•••• 4217" },
  { method: "email" as const, hint: "a•••@example.com" },
  { method: "recovery_code" as const, hint: null },
];
const asked = {
  route: "/v1/auth/step-up",
  methods,
  label: text.secondFactor.confirm,
  failed: text.secondFactor.confirmFailed,
  onProved: () => undefined,
};

export const AuthenticatorApp: StoryObj = { render: () => <Prove {...asked} preferred="totp" /> };
export const Passkey: StoryObj = { render: () => <Prove {...asked} preferred="passkey" /> };
export const RecoveryCode: StoryObj = { render: () => <Prove {...asked} preferred="recovery_code" /> };
export const InDialog: StoryObj = {
  render: () => <Prove {...asked} preferred="totp" onCancel={() => undefined} />,
};
/** Storybook has no server: this is how it looks when no code could be sent. */
export const CodeNotSent: StoryObj = { render: () => <Prove {...asked} preferred="email" /> };
