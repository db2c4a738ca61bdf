import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aSession } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { Sessions } from "./sessions";

const here = aSession({ id: "ses_here", current: true, device: "Chrome on Windows" });
const there = aSession({ id: "ses_there" });
const phone = aSession({ id: "ses_phone", device: "Safari on iPhone" });

/** A server with these sessions, which asks for a second factor first if told to. */
function sessions(open: ReturnType<typeof aSession>[], { stepUp = false } = {}) {
  let confirmed = !stepUp;
  return serve((call) => {
    const stepUp = stepUpAnswer(call, () => (confirmed = true));
    if (stepUp) return stepUp;
    if (call.method === "GET") return list(open);
    if (!confirmed) return problem(403, "auth.step_up_required", "Prove a second factor.");
    if (call.method === "DELETE") {
      const ended = open.find(({ id }) => call.path.endsWith(id))!;
      open = open.filter((session) => session !== ended);
      return { json: { ...ended, ended_at: "2026-11-20T14:05:00Z" } };
    }
    const ended = open.filter((session) => !session.current).length;
    open = open.filter((session) => session.current);
    return { json: { object: "sessions_ended", ended } };
  });
}

describe("Sessions", () => {
  it("shows the browser at hand first, marked, and without a way to end it", async () => {
    sessions([phone, there, here]);
    renderPage(<Sessions />);
    expect(screen.getByRole("status", { name: "Loading" })).toBeInTheDocument();
    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveTextContent("Chrome on WindowsThis browser");
    expect(within(rows[0]!).queryByRole("button")).toBeNull();
    expect(rows[1]).toHaveTextContent("Safari on iPhone");
    expect(rows[1]).toHaveTextContent("192.0.2.7");
  });

  it("asks, then for a second factor, repeats the same request and takes the row away", async () => {
    const calls = sessions([here, there, phone], { stepUp: true });
    const { user } = renderPage(<Sessions />);
    await user.click(await screen.findByRole("button", { name: "Sign out Firefox on Linux" }));
    const question = screen.getByRole("dialog", { name: "Sign out Firefox on Linux?" });
    expect(within(question).getByRole("button", { name: "Cancel" })).toHaveFocus();
    await user.click(within(question).getByRole("button", { name: "Sign out" }));
    await proveIdentity(user);

    expect(await screen.findByText("Firefox on Linux was signed out")).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(3));
    const attempts = calls.filter((call) => call.method === "DELETE");
    expect(attempts).toHaveLength(2);
    expect(attempts[0]?.path).toBe("/v1/me/sessions/ses_there");
    expect(attempts[0]?.headers).toHaveProperty("Idempotency-Key");
    expect(attempts[1]).toEqual(attempts[0]);
  });

  it("ends all others at once and then says that there are none", async () => {
    const calls = sessions([here, there, phone]);
    const { user } = renderPage(<Sessions />);
    await user.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
    const question = screen.getByRole("dialog", { name: "Sign out everywhere else?" });
    await user.click(within(question).getByRole("button", { name: "Sign out everywhere else" }));
    expect(await screen.findByText("2 other browsers were signed out")).toBeInTheDocument();
    expect(await screen.findByText("You are signed in nowhere else.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Sign out everywhere else" })).toBeNull();
    expect(calls.find((call) => call.method === "POST")?.path).toBe("/v1/me/sessions/end-others");
  });

  it("keeps the question open and says why when it is refused", async () => {
    serve((call) =>
      call.method === "GET" ? list([here, there]) : problem(404, "session.not_found", "There is no such session."),
    );
    const { user } = renderPage(<Sessions />);
    await user.click(await screen.findByRole("button", { name: "Sign out Firefox on Linux" }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("It was not signed out. There is no such session.");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("says why the list is not there and asks again when told to", async () => {
    let works = false;
    serve(() => (works ? list([here]) : problem(500, "internal", "The server has a fault.")));
    const { user } = renderPage(<Sessions />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your sessions could not be loaded.");
    works = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("You are signed in nowhere else.")).toBeInTheDocument();
  });
});
