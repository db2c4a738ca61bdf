import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { RIGHT_CODE, stepUpAnswer } from "@/testing/step-up";
import { StepUpPage } from "./step-up-page";

const router = vi.hoisted(() => ({ replace: vi.fn(), search: "" }));
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  useSearchParams: () => new URLSearchParams(router.search),
}));

beforeEach(() => {
  router.replace.mockReset();
  router.search = "next=%2Ftransactions";
});

const signedIn = () => serve((call) => stepUpAnswer(call) ?? { json: me });

describe("StepUpPage", () => {
  it("takes a proof and goes to the page that asked for it", async () => {
    signedIn();
    const { user } = renderPage(<StepUpPage />);
    await user.type(await screen.findByLabelText("Code"), "000000{Enter}");
    await waitFor(() => expect(screen.getByLabelText("Code")).toHaveAccessibleDescription("Wrong code."));
    await user.clear(screen.getByLabelText("Code"));
    await user.type(screen.getByLabelText("Code"), `${RIGHT_CODE}{Enter}`);
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/transactions"));
  });

  it("goes nowhere else than to this site", async () => {
    router.search = "next=https%3A%2F%2Fevil.example";
    signedIn();
    const { user } = renderPage(<StepUpPage />);
    await user.type(await screen.findByLabelText("Code"), `${RIGHT_CODE}{Enter}`);
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
  });

  it("asks to sign in first, and comes back", async () => {
    serve(() => problem(401, "auth.required", "Sign in."));
    renderPage(<StepUpPage />);
    const back = encodeURIComponent("/step-up?next=%2Ftransactions");
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith(`/sign-in?next=${back}`));
  });

  it("says that the code comes by mail when there is no factor, and what is better", async () => {
    serve((call) => {
      if (call.path === "/v1/me") return { json: { ...me, has_second_factor: false } };
      const methods = [{ method: "email", hint: "a•••@example.com" }];
      if (call.method === "GET") return { json: { object: "step_up_options", methods, preferred: "email" } };
      return { json: { object: "sent_code", method: "email", sent_to: "a•••@example.com", expires_at: "2999-01-01" } };
    });
    renderPage(<StepUpPage />);
    expect(await screen.findByText(/You have no second factor yet, so the code comes by mail/)).toBeInTheDocument();
    expect(await screen.findByText(/A code is on its way to a•••@example.com/)).toBeInTheDocument();
  });
});
