export const join = {
  pageTitle: "Your invitation",
  title: (workspace: string) => `Join ${workspace}`,
  lead: (inviter: string) => `${inviter} invites you into this workspace.`,
  facts: { role: "You become", email: "Sent to", until: "Open until" },
  accept: "Accept",
  acceptNote: (email: string) =>
    `You join as ${email}. The members who manage the workspace see your name and this address.`,
  acceptFailed: "You have not joined.",
  already: "You are a member of this workspace already.",
  open: "Open your accounts",
  signedOut: (email: string) => `To accept, sign in as ${email}, or create an account with this address.`,
  register: "Register",
  another: (signedIn: string, invited: string) =>
    `You are signed in as ${signedIn}, but the invitation was sent to ${invited}. Only an account with that address can accept it.`,
  switch: "Sign out and use the other account",
  failed: "The invitation could not be loaded.",
  invalidTitle: "This invitation does not work",
  invalidText:
    "It was used already, was taken back, is more than seven days old, or its link is not whole. Ask whoever invited you for a new one.",
  missing: "This address has no code in it. Open the link from the mail again, in full.",
} as const;
