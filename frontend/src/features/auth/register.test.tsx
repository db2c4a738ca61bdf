import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { Register } from "./register";

async function fill(user: ReturnType<typeof renderPage>["user"], password = "a long enough sentence") {
  await user.type(screen.getByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText("E-mail"), " ada@example.com ");
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Create account" }));
}

describe("Register", () => {
  it("sends what was entered and then says where to look", async () => {
    const calls = serve(() => ({ status: 202, json: { object: "message", message: "" } }));
    const { user } = renderPage(<Register />);
    await fill(user);
    expect(await screen.findByRole("heading", { name: "Check your mail" })).toBeInTheDocument();
    expect(calls[0]?.body).toEqual({ name: "Ada", email: "ada@example.com", password: "a long enough sentence" });
    expect(calls[0]?.headers).not.toHaveProperty("Idempotency-Key");
  });

  it("points at each wrong field and asks nothing of the server", async () => {
    const calls = serve(() => ({}));
    const { user } = renderPage(<Register />);
    await user.click(screen.getByRole("button", { name: "Create account" }));
    expect(screen.getByLabelText("E-mail")).toHaveAccessibleDescription("Enter an address such as name@example.com.");
    expect(screen.getByLabelText("E-mail")).toBeInvalid();
    expect(screen.getByLabelText("Your name")).toBeInvalid();
    expect(calls).toHaveLength(0);
  });

  it("keeps what was typed when the server refuses, and puts its words at the field", async () => {
    serve(() =>
      problem(400, "validation.failed", "Some fields are wrong.", { password: ["This password was stolen."] }),
    );
    const { user } = renderPage(<Register />);
    await fill(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("Some fields are wrong.");
    expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("This password was stolen.");
    expect(screen.getByLabelText("Your name")).toHaveValue("Ada");
    expect(screen.getByLabelText("Password")).toHaveValue("a long enough sentence");
  });

  it("shows the request id behind Details when the server fails", async () => {
    serve(() => problem(500, "internal", "The server has a fault."));
    const { user } = renderPage(<Register />);
    await fill(user);
    await user.click(await screen.findByText("Details"));
    expect(screen.getByText(/internal · req_01/)).toBeVisible();
  });
});
