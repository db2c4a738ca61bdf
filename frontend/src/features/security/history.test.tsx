import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aDevice, aSignIn } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { Devices } from "./devices";
import { SignIns } from "./sign-ins";

describe("Devices", () => {
  it("shows which browsers are trusted, the one at hand first, and forgets one", async () => {
    let devices = [
      aDevice({ id: "dev_far", name: "Safari on iPhone", trusted_until: "2999-01-01T00:00:00Z" }),
      aDevice({ id: "dev_here", current: true }),
    ];
    let proved = false;
    const calls = serve((call) => {
      const stepUp = stepUpAnswer(call, () => (proved = true));
      if (stepUp) return stepUp;
      if (call.method === "GET") return list(devices);
      if (!proved) return problem(403, "auth.step_up_required", "Prove a second factor.");
      const [forgotten] = devices;
      devices = devices.slice(1);
      return { json: forgotten };
    });
    const { user } = renderPage(<Devices />);
    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows[0]).toHaveTextContent("Firefox on LinuxThis browser");
    expect(rows[0]).toHaveTextContent("Known, not trusted");
    expect(rows[1]).toHaveTextContent("Trusted");
    await user.click(screen.getByRole("button", { name: "Forget Safari on iPhone" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Forget" }));
    await proveIdentity(user);
    expect(await screen.findByText("Safari on iPhone was forgotten")).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(2));
    expect(calls.filter(({ method }) => method === "DELETE").map(({ path }) => path)).toEqual([
      "/v1/me/devices/dev_far",
      "/v1/me/devices/dev_far",
    ]);
  });

  it("says so when there is none, and why the list is missing", async () => {
    serve(() => list([]));
    const { unmount } = renderPage(<Devices />);
    expect(await screen.findByText("No browser is known yet.")).toBeInTheDocument();
    unmount();
    serve(() => problem(500, "internal", "The server has a fault."));
    renderPage(<Devices />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your browsers could not be loaded.");
  });
});

describe("SignIns", () => {
  it("tells outcome, way, place and what was unfamiliar in words, and shows older ones when asked", async () => {
    serve(({ query }) =>
      query.has("cursor")
        ? list([aSignIn({ id: "sgn_4", first_factor: "passkey", second_factor: null })])
        : list(
            [
              aSignIn({ id: "sgn_1", unfamiliar: true }),
              aSignIn({ id: "sgn_2", second_factor: null, by_trust: true }),
              aSignIn({ id: "sgn_3", outcome: "wrong_password", second_factor: null }),
            ],
            "more",
          ),
    );
    const { user } = renderPage(<SignIns />);
    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows[0]).toHaveTextContent("New browser and network");
    expect(rows[0]).toHaveTextContent("Password, then authenticator app");
    expect(rows[0]).toHaveTextContent("192.0.2.7");
    expect(rows[1]).toHaveTextContent("Password, in a trusted browser");
    expect(rows[2]).toHaveTextContent("Wrong password");
    await user.click(screen.getByRole("button", { name: "Show older" }));
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(5));
    expect(screen.getAllByRole("row")[4]).toHaveTextContent("Passkey");
    expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  });
});
