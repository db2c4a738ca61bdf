import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { CreateKey } from "./create-key";

const created = {
  object: "api_key",
  id: "key_1",
  name: "Budget script",
  prefix: "fk_sandbox_ab12…",
  scopes: ["banking:read"],
  secret: "fk_sandbox_secret",
  secret_already_shown: false,
};

describe("CreateKey", () => {
  it("offers only scopes that the person has here", () => {
    serve(() => list([]));
    renderPage(<CreateKey open onClose={vi.fn()} />);
    expect(screen.getAllByRole("checkbox")).toHaveLength(3);
    expect(screen.getByRole("checkbox", { name: /Read accounts/ })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: /Connect, sync/ })).not.toBeChecked();
  });

  it("asks for a second factor, repeats the same request and shows the secret once", async () => {
    let confirmed = false;
    const calls = serve((call) => {
      const stepUp = stepUpAnswer(call, () => (confirmed = true));
      if (stepUp) return stepUp;
      return confirmed
        ? { status: 201, json: created }
        : problem(403, "auth.step_up_required", "Prove a second factor.");
    });
    const { user } = renderPage(<CreateKey open onClose={vi.fn()} />);
    await user.type(screen.getByLabelText("Name"), "Budget script");
    await user.click(screen.getByRole("button", { name: "Create key" }));

    await proveIdentity(user);

    expect(await screen.findByText("fk_sandbox_secret")).toBeInTheDocument();
    const attempts = calls.filter((call) => call.path === "/v1/api-keys" && call.method === "POST");
    expect(attempts).toHaveLength(2);
    expect(attempts[1]).toEqual(attempts[0]);
  });

  it("does not send a key without a name or a scope", async () => {
    const calls = serve(() => list([]));
    const { user } = renderPage(<CreateKey open onClose={vi.fn()} />);
    await user.click(screen.getByRole("checkbox", { name: /Read accounts/ }));
    await user.click(screen.getByRole("button", { name: "Create key" }));
    expect(screen.getByLabelText("Name")).toHaveAccessibleDescription("Give the key a name.");
    expect(screen.getByText("Choose at least one.")).toBeInTheDocument();
    expect(calls).toHaveLength(0);
  });
});
