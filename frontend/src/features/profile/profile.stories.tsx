import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configuredPlaces } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { me } from "@/testing/data";
import { ChangeEmail } from "./change-email";
import { Appearance, Mail, Region } from "./choices";
import { Name } from "./name";

const meta: Meta = {
  title: "profile",
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

export const YourName: StoryObj = { render: () => <Name /> };
export const EmailAddress: StoryObj = { render: () => <ChangeEmail /> };
export const LanguageAndRegion: StoryObj = { render: () => <Region /> };
export const HowItLooks: StoryObj = { render: () => <Appearance /> };
export const WhatIsMailed: StoryObj = { render: () => <Mail /> };
