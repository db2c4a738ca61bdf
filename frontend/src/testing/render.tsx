import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createQueryClient } from "@/api/query-client";
import { configuredPlaces } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { Toaster } from "@/ui/toast";
import { me } from "./data";

/** Renders as the signed-in shell would, in the sandbox of `me`. */
export function renderPage(page: ReactNode, client: QueryClient = createQueryClient()) {
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const place = { ...configuredPlaces(me)[0]!, me };
  const view = render(
    <QueryClientProvider client={client}>
      <Toaster>
        <PlaceContext value={place}>{page}</PlaceContext>
      </Toaster>
    </QueryClientProvider>,
  );
  return { ...view, client, user: userEvent.setup() };
}
