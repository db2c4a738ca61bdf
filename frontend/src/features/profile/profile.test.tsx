import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keys } from "@/api/keys";
import type { ProfileChange } from "@/api/profile";
import { createQueryClient } from "@/api/query-client";
import type { Me } from "@/api/types";
import { configuredPlaces, useMe } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { usePreferences } from "@/features/shell/preferences";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { text } from "@/text/en";
import { resetFormats, useFormats } from "@/ui/formats";
import { applyProfile, useFollowProfile } from "./follow-profile";
import { ProfileSettings } from "./profile";

const t = text.profile;

beforeEach(() => applyProfile(me.profile));
afterEach(resetFormats);

/** The server as it is: it keeps what it is told and answers with all of it. */
function keeping() {
  let known: Me = me;
  return serve(({ body }) => {
    const { name, ...profile } = body as ProfileChange;
    known = {
      ...known,
      user: { ...known.user, name: name ?? known.user.name },
      profile: { ...known.profile, ...profile, time_zone: profile.time_zone || null },
    };
    return { json: known };
  });
}

/** As under the shell, which passes on what is known of the person. */
function Page() {
  const { data } = useMe({ ask: false });
  return (
    <PlaceContext value={{ ...configuredPlaces(data!)[0]!, me: data! }}>
      <ProfileSettings />
    </PlaceContext>
  );
}

function show() {
  const client = createQueryClient();
  client.setQueryData(keys.me, me);
  return renderPage(<Page />, client);
}

describe("ProfileSettings", () => {
  it("saves the name and shows it everywhere", async () => {
    const calls = keeping();
    const { user, client } = show();
    const field = screen.getByLabelText(t.name);
    expect(screen.getByRole("button", { name: t.saveName })).toBeDisabled();
    await user.clear(field);
    await user.type(field, "Grace Hopper{Enter}");
    await waitFor(() => expect(client.getQueryData<Me>(keys.me)?.user.name).toBe("Grace Hopper"));
    expect(calls).toMatchObject([{ method: "PATCH", path: "/v1/me", body: { name: "Grace Hopper" } }]);
  });

  it("asks for a name before the server is asked, and puts a refused one at its field", async () => {
    const calls = serve(() => problem(400, "request.invalid", "Wrong.", { name: ["Visible characters only."] }));
    const { user } = show();
    const field = screen.getByLabelText(t.name);
    await user.clear(field);
    await user.type(field, "{Enter}");
    expect(field).toHaveAccessibleDescription(t.nameRequired);
    expect(calls).toHaveLength(0);
    await user.type(field, "Ada{Enter}");
    await user.type(field, "x{Enter}");
    await waitFor(() => expect(field).toHaveAccessibleDescription("Visible characters only."));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("saves a choice when it is made, and shows it at once", async () => {
    const calls = keeping();
    const { user } = show();
    await user.click(screen.getByRole("radio", { name: t.themes.dark }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(screen.getByRole("radio", { name: t.themes.dark })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: t.densities.dense }));
    expect(usePreferences.getState().density).toBe("dense");
    await user.selectOptions(screen.getByLabelText(t.locale), "de-DE");
    expect(useFormats.getState().locale).toBe("de-DE");
    expect(screen.getByLabelText(t.locale)).toHaveAccessibleDescription(/1\.250,50/);
    await user.selectOptions(screen.getByLabelText(t.timeZone), "Asia/Tokyo");
    await user.click(screen.getByRole("checkbox", { name: t.mails.mail_on_bank_attention[0] }));
    await waitFor(() =>
      expect(calls.map(({ body }) => body)).toEqual([
        { theme: "dark" },
        { density: "dense" },
        { locale: "de-DE" },
        { time_zone: "Asia/Tokyo" },
        { mail_on_bank_attention: false },
      ]),
    );
    expect(useFormats.getState()).toMatchObject({ locale: "de-DE", timeZone: "Asia/Tokyo" });
    expect(document.documentElement.dataset.theme).toBe("dark");
  });

  it("takes back what was not saved, and says why", async () => {
    serve(() => problem(503, "server.database_unavailable", "The database did not answer."));
    const { user } = show();
    await user.click(screen.getByRole("radio", { name: t.themes.light }));
    expect(await screen.findByRole("alert")).toHaveTextContent(`${t.failed} The database did not answer.`);
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(usePreferences.getState().theme).toBe("system");
    expect(screen.getByRole("radio", { name: t.themes.system })).toBeChecked();
  });

  it("offers what the person has, known here or not", () => {
    const { unmount } = renderPage(<ProfileSettings />, createQueryClient(), {
      ...me,
      profile: { ...me.profile, locale: "gsw", time_zone: "Etc/GMT+5" },
    });
    expect(screen.getByLabelText(t.locale)).toHaveDisplayValue("Swiss German");
    expect(screen.getByLabelText(t.timeZone)).toHaveDisplayValue("Etc/GMT+5");
    unmount();
  });
});

describe("useFollowProfile", () => {
  function Follower({ profile }: { profile: Me["profile"] | undefined }) {
    return useFollowProfile(profile) ? <p>drawn</p> : null;
  }

  it("shows this browser as the account has it, whatever it remembered", () => {
    act(() => {
      resetFormats();
      usePreferences.setState({ theme: "light", density: "comfortable" });
    });
    const { rerender } = renderPage(<Follower profile={undefined} />);
    expect(usePreferences.getState().theme).toBe("light");
    expect(screen.queryByText("drawn")).toBeNull();
    rerender(<Follower profile={{ ...me.profile, theme: "dark", density: "dense", locale: "fr-FR" }} />);
    expect(usePreferences.getState()).toMatchObject({ theme: "dark", density: "dense" });
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(useFormats.getState().locale).toBe("fr-FR");
    expect(screen.getByText("drawn")).toBeInTheDocument();
  });
});
