import type { Meta, StoryObj } from "@storybook/react-vite";
import { useEffect, useState } from "react";
import { Amount } from "./amount";

const usd = (value: string) => ({ value, currency: "USD" });
const meta: Meta<typeof Amount> = { component: Amount, args: { money: usd("12480.16") } };
export default meta;
type Story = StoryObj<typeof Amount>;

export const Balance: Story = {};
export const Debt: Story = { args: { money: usd("-1904.37") } };
export const MoneyIn: Story = { args: { money: usd("3100"), movement: true } };
export const MoneyOut: Story = { args: { money: usd("-84.12"), movement: true } };
export const Zero: Story = { args: { money: usd("0"), movement: true } };
export const WithoutMinorUnit: Story = { args: { money: { value: "1250", currency: "JPY" } } };
export const Large: Story = { args: { large: true, className: "text-40" } };
/** Changes every three seconds. */
export const Live: StoryObj = {
  render: function Changing() {
    const [cents, setCents] = useState(1_248_016);
    useEffect(() => {
      const timer = setInterval(() => setCents((known) => known - 1234), 3000);
      return () => clearInterval(timer);
    }, []);
    return <Amount money={usd(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`)} live />;
  },
};
