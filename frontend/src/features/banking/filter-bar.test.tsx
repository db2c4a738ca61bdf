import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { anAccount } from "@/testing/data";
import { FilterBar } from "./filter-bar";
import { rangeOf } from "./periods";

const accounts = [anAccount({ id: "acct_1", name: "Checking" }), anAccount({ id: "acct_2", name: "Savings" })];

describe("FilterBar", () => {
  it("searches once, after a pause in typing", async () => {
    const onChange = vi.fn();
    render(<FilterBar filters={{}} onChange={onChange} accounts={accounts} />);
    await userEvent.type(screen.getByRole("searchbox"), "coffee ");
    expect(onChange).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith({ q: "coffee" }));
  });

  it("names each filter on a chip that takes it off", async () => {
    const onChange = vi.fn();
    const filters = { q: "tea", account: "acct_2", from: "2025-02-01", to: "2025-02-03" };
    render(<FilterBar filters={filters} onChange={onChange} accounts={accounts} />);
    await userEvent.click(screen.getByRole("button", { name: /Remove filter: Account: Savings/ }));
    expect(onChange).toHaveBeenLastCalledWith({ q: "tea", from: "2025-02-01", to: "2025-02-03" });
    await userEvent.click(screen.getByRole("button", { name: "Remove filter: Until 3 Feb 2025" }));
    expect(onChange).toHaveBeenLastCalledWith({ q: "tea", account: "acct_2", from: "2025-02-01" });
  });

  it("sets both ends of a named period and keeps the other filters", async () => {
    const onChange = vi.fn();
    render(<FilterBar filters={{ q: "tea" }} onChange={onChange} accounts={accounts} />);
    await userEvent.selectOptions(screen.getByLabelText("Period"), "Last month");
    expect(onChange).toHaveBeenLastCalledWith({ q: "tea", ...rangeOf("lastMonth") });
  });

  it("opens two date fields for chosen dates", async () => {
    render(<FilterBar filters={{}} onChange={vi.fn()} accounts={accounts} />);
    expect(screen.queryByLabelText("From")).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("Period"), "Choose dates");
    expect(screen.getByLabelText("From")).toBeInTheDocument();
  });
});
