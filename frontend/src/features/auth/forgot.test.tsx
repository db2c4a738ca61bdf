import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { Forgot } from "./forgot";

async function ask(user: ReturnType<typeof renderPage>["user"], email: string) {
  await user.type(screen.getByLabelText("E-mail"), email);
  await user.click(screen.getByRole("button", { name: "Send the link" }));
}

describe("Forgot", () => {
  it("asks for the mail and says where to look", async () => {
    const calls = serve(() => ({ status: 202, json: { object: "message", message: "" } }));
    const { user } = renderPage(<Forgot />);
    await ask(user, " ada@example.com ");
    expect(await screen.findByRole("heading", { name: "Check your mail" })).toBeInTheDocument();
    expect(screen.getByText(/If ada@example.com belongs to an account/)).toBeInTheDocument();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ path: "/v1/auth/forgot-password", body: { email: "ada@example.com" } });
  });

  it("keeps the address for another try", async () => {
    serve(() => ({ status: 202, json: { object: "message", message: "" } }));
    const { user } = renderPage(<Forgot />);
    await ask(user, "ada@example.com");
    await user.click(await screen.findByRole("button", { name: "use another address" }));
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.com");
  });

  it("points at a wrong address and asks nothing of the server", async () => {
    const calls = serve(() => ({}));
    const { user } = renderPage(<Forgot />);
    await ask(user, "ada");
    expect(screen.getByLabelText("E-mail")).toHaveAccessibleDescription("Enter an address such as name@example.com.");
    expect(calls).toHaveLength(0);
  });

  it("says why no mail was sent and keeps the input", async () => {
    serve(() => problem(429, "limit.exceeded", "Too many tries. Wait a minute."));
    const { user } = renderPage(<Forgot />);
    await ask(user, "ada@example.com");
    expect(await screen.findByRole("alert")).toHaveTextContent("No mail was sent. Too many tries. Wait a minute.");
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.com");
  });
});
