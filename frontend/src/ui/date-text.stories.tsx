import type { Meta, StoryObj } from "@storybook/react-vite";
import { AsOf, DateText, Moment } from "./date-text";
import { toCivil } from "./dates";

const meta: Meta = { title: "ui/DateText" };
export default meta;

export const Today: StoryObj = { render: () => <DateText date={toCivil(new Date())} /> };
export const Earlier: StoryObj = { render: () => <DateText date="2026-03-05" /> };
export const Absolute: StoryObj = { render: () => <DateText date="2026-03-05" absolute /> };
export const MomentOfToday: StoryObj = { render: () => <Moment at={new Date().toISOString()} /> };
export const BalanceAsOf: StoryObj = { render: () => <AsOf at={new Date().toISOString()} /> };
