import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import type { Me } from "@/api/types";
import { createQueryClient } from "@/api/query-client";
import { configuredPlaces } from "@/features/auth/session";
import { PlaceContext } from "@/features/shell/place";
import { Toaster } from "@/ui/toast";
import { me as ada } from "./data";

/** Renders as the signed-in shell would, in the person's first environment. */
export function renderPage(page: ReactNode, client: QueryClient = createQueryClient(), me: Me = ada) {
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
