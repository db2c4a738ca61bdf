import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createQueryClient } from "@/api/query-client";
import type { Me } from "@/api/types";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { FactorGate } from "./factor-gate";

const page = vi.hoisted(() => ({ path: "/accounts" }));
vi.mock("next/navigation", () => ({ usePathname: () => page.path }));

beforeEach(() => {
  page.path = "/accounts";
});

function show(change: Partial<Me>, demands = false) {
  const workspaces = me.workspaces.map((known) => ({ ...known, requires_second_factor: demands }));
  renderPage(<FactorGate>the page</FactorGate>, createQueryClient(), { ...me, ...change, workspaces });
}
const wayOut = () => screen.queryByRole("link", { name: "Add a second factor" });

describe("FactorGate", () => {
  it("stands aside for whoever has one, demanded or not", () => {
    show({ must_have_second_factor: true }, true);
    expect(document.body).toHaveTextContent(/^the page$/);
  });

  it("closes a workspace that demands one, says which and leads to where it is added", () => {
    show({ has_second_factor: false }, true);
    expect(screen.queryByText("the page")).toBeNull();
    expect(screen.getByText(/Ada’s workspace asks every member for a second factor/)).toBeInTheDocument();
    expect(wayOut()).toHaveAttribute("href", "/settings");
  });

  it("leaves the settings open, with the reason above them", () => {
    page.path = "/settings";
    show({ has_second_factor: false }, true);
    expect(screen.getByText("the page")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("Ada’s workspace asks");
    expect(wayOut()).toBeNull();
  });

  it("tells whoever must have one for another reason, and lets them go on", () => {
    show({ has_second_factor: false, must_have_second_factor: true });
    expect(screen.getByText("the page")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("Your account must have a second factor");
    expect(wayOut()).toBeInTheDocument();
  });
});
