import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Amount } from "./amount";

const usd = (value: string) => ({ value, currency: "USD" });

describe("Amount", () => {
  it("is read aloud with its sign and currency", () => {
    render(<Amount money={usd("-84.12")} movement currency={false} />);
    expect(screen.getByText("minus 84.12 USD")).toBeInTheDocument();
  });

  it("tints a figure that changes, not one that has just come", () => {
    const { container, rerender } = render(<Amount money={usd("1.00")} live />);
    expect(container.querySelector(".has-changed")).toBeNull();
    rerender(<Amount money={usd("2.00")} live />);
    expect(container.querySelector(".has-changed")).toHaveTextContent("2.00");
  });

  it("gives the accent to money in alone", () => {
    const { container, rerender } = render(<Amount money={usd("5")} movement />);
    expect(container.querySelector(".text-accent")).not.toBeNull();
    rerender(<Amount money={usd("-5")} movement />);
    expect(container.querySelector(".text-accent")).toBeNull();
  });
});
