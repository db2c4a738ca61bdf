import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { anAccount } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, serve } from "@/testing/server";
import { shortLabels } from "./account-classes";
import { AccountsOverview } from "./accounts-overview";
import { FilterBar } from "./filter-bar";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams() }));

const namesakes = [
  anAccount({ id: "acct_1", name: "Checking", mask: "0000", institution_name: "First Platypus Bank" }),
  anAccount({ id: "acct_2", name: "Checking", mask: "0000", institution_name: "Tartan Bank" }),
  anAccount({ id: "acct_3", name: "Checking", mask: null, institution_name: "Tartan Bank" }),
];

describe("Accounts that are called alike", () => {
  it("are told apart by bank and last digits in the sidebar", async () => {
    serve(() => list(namesakes));
    renderPage(<AccountsOverview />);
    const links = await screen.findAllByRole("link", { name: /Checking/ });
    expect(links.map((link) => link.textContent)).toEqual([
      expect.stringMatching(/First Platypus Bank ••0000$/),
      expect.stringMatching(/Tartan Bank ••0000$/),
      expect.stringMatching(/Tartan Bank$/),
    ]);
  });

  it("show their bank in a column only where name and digits are another's too", () => {
    expect([...shortLabels(namesakes).values()]).toEqual([
      "Checking ••0000 · First Platypus Bank",
      "Checking ••0000 · Tartan Bank",
      "Checking",
    ]);
  });

  it("are told apart where one is chosen", () => {
    renderPage(<FilterBar filters={{}} onChange={vi.fn()} accounts={namesakes} />);
    expect(screen.getByRole("option", { name: "Checking ••0000 · First Platypus Bank" })).toBeInTheDocument();
    expect(screen.getByRole("option", { name: "Checking ••0000 · Tartan Bank" })).toBeInTheDocument();
  });
});
