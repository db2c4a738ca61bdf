import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configuredPlaces } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { aDevice, aFactor, aSignIn, me, QR_SVG, recoveryCodes } from "@/testing/data";
import { FirstFactor } from "./add-menu";
import { TotpKey } from "./add-totp";
import { DeviceSkeleton, DeviceTable } from "./device-table";
import { FactorSkeleton, FactorTable } from "./factor-table";
import { RecoveryCodeSheet } from "./recovery-code-sheet";
import { RecoveryCodesLine } from "./recovery-codes-line";
import { SignInSkeleton, SignInTable } from "./sign-in-table";

const meta: Meta = {
  title: "security",
  decorators: [
    (Story) => (
      <QueryClientProvider client={new QueryClient()}>
        <PlaceContext value={{ ...configuredPlaces(me)[0]!, me }}>
          <Story />
        </PlaceContext>
      </QueryClientProvider>
    ),
  ],
};
export default meta;

const nothing = () => undefined;
const now = new Date().toISOString();

export const Factors: StoryObj = {
  render: () => (
    <FactorTable
      factors={[
        aFactor({ method: "passkey", label: "Laptop", last_used_at: now }),
        aFactor({ id: "fac_2", preferred: false }),
        aFactor({ id: "fac_3", method: "sms", label: "Phone", hint: "•••• 4217", preferred: false }),
        aFactor({ id: "fac_4", method: "email", label: "E-mail", hint: "a•••@example.com", preferred: false }),
      ]}
      onPrefer={nothing}
      onRename={nothing}
      onRemove={nothing}
    />
  ),
};
export const NoFactor: StoryObj = {
  render: () => <FirstFactor ways={["passkey", "totp", "sms", "email"]} onPick={nothing} />,
};
export const FactorsLoading: StoryObj = { render: () => <FactorSkeleton /> };
export const AuthenticatorKey: StoryObj = {
  render: () => (
    <div className="w-[392px]">
      <TotpKey
        enrolment={{
          object: "totp_enrolment",
          id: "fac_1",
          secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
          uri: "otpauth://totp/Fintech:ada%40example.com",
          qr_svg: QR_SVG,
          expires_at: now,
        }}
      />
    </div>
  ),
};
export const RecoveryCodes: StoryObj = {
  render: () => (
    <div className="w-[392px]">
      <RecoveryCodeSheet codes={recoveryCodes} onKept={nothing} />
    </div>
  ),
};
export const CodesLeft: StoryObj = {
  render: () => (
    <div className="grid gap-8">
      <RecoveryCodesLine left={9} />
      <RecoveryCodesLine left={2} />
      <RecoveryCodesLine left={0} />
    </div>
  ),
};
export const Browsers: StoryObj = {
  render: () => (
    <DeviceTable
      devices={[
        aDevice({ name: "Safari on iPhone", trusted_until: "2026-12-20T14:00:00Z", last_seen_at: now }),
        aDevice({ id: "dev_2", current: true, last_seen_at: now }),
        aDevice({ id: "dev_3", address: "2001:db8:85a3:8d3:1319:8a2e:370:7348", name: "Unknown browser" }),
      ]}
      onForget={nothing}
    />
  ),
};
export const BrowsersLoading: StoryObj = { render: () => <DeviceSkeleton /> };
export const History: StoryObj = {
  render: () => (
    <SignInTable
      records={[
        aSignIn({ created_at: now }),
        aSignIn({ id: "sgn_2", first_factor: "passkey", second_factor: null }),
        aSignIn({ id: "sgn_3", second_factor: null, by_trust: true }),
        aSignIn({ id: "sgn_4", unfamiliar: true, second_factor: "email", address: "2001:db8:85a3:8d3::7348" }),
        aSignIn({ id: "sgn_5", outcome: "wrong_factor", second_factor: "sms" }),
        aSignIn({ id: "sgn_6", outcome: "wrong_password", second_factor: null, unfamiliar: true }),
        aSignIn({ id: "sgn_7", outcome: "locked", second_factor: null }),
      ]}
    />
  ),
};
export const HistoryLoading: StoryObj = { render: () => <SignInSkeleton /> };
