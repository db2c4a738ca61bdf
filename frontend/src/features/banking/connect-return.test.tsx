import { screen, waitFor } from "@testing-library/react";
import { act } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import { useLive } from "@/features/realtime/live-store";
import { aConnection, ENVIRONMENT } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { ConnectReturn } from "./connect-return";

const router = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  useSearchParams: () => new URLSearchParams("connection=conn_1&environment=env_sandbox"),
}));

beforeEach(() => {
  router.replace.mockReset();
  useLive.setState({ state: "live" });
});

describe("ConnectReturn", () => {
  it("takes the result, follows the import by events and goes on to the accounts", async () => {
    const calls = serve(() => ({ json: aConnection({ status: "syncing", accounts_count: 0, last_synced_at: null }) }));
    const { client } = renderPage(<ConnectReturn />);
    expect(await screen.findByText("Reading your accounts")).toBeInTheDocument();
    expect(calls).toMatchObject([{ method: "POST", path: "/v1/banking/connections/conn_1/complete" }]);

    act(() => {
      client.setQueryData(keys.connection(ENVIRONMENT, "conn_1"), aConnection());
    });
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"), { timeout: 3000 });
    expect(calls).toHaveLength(1);
  });

  it("says that nothing was connected when the bank's page was left early", async () => {
    serve(() => ({ json: aConnection({ status: "linking", institution: null, link_url: "http://bank.example/l" }) }));
    renderPage(<ConnectReturn />);
    expect(await screen.findByRole("heading", { name: "The connection is not finished" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go back to the bank" })).toHaveAttribute("href", "http://bank.example/l");
    expect(router.replace).not.toHaveBeenCalled();
  });

  it("shows the provider's refusal with a way to try again", async () => {
    serve(() => problem(404, "bank_connection.not_found", "There is no bank connection here."));
    renderPage(<ConnectReturn />);
    expect(await screen.findByRole("alert")).toHaveTextContent("There is no bank connection here.");
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });

  it("goes on by itself when a server that was away is back", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      let away = true;
      serve(() =>
        away ? problem(503, "server.database_unavailable", "The database did not answer.") : { json: aConnection() },
      );
      renderPage(<ConnectReturn />);
      await vi.advanceTimersByTimeAsync(8000);
      // Also while it asks again, which it does from the sixth second to the ninth.
      expect(screen.getByRole("alert")).toHaveTextContent("The database did not answer.");
      away = false;
      await vi.advanceTimersByTimeAsync(8000);
      await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
    } finally {
      vi.useRealTimers();
    }
  });
});
