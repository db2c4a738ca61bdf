export const errors = {
  unreachable: "The server could not be reached. Check your connection, then try again.",
  unreadable: (status: number) => `The server answered ${status} without saying why. Try again in a moment.`,
  inPage: "The page could not handle the answer. Reload it; if it happens again, send us what is behind Details.",
  pageTitle: "This page stopped working",
  pageFailed: "The page could not be shown.",
  notFoundTitle: "There is no page at this address",
  notFoundText: "The link may be old or mistyped.",
  goHome: "Go to the start page",
} as const;
