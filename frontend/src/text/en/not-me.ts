export const notMe = {
  title: "Was this not you?",
  lead: "A mail told you about a sign-in or a change that you do not know. One press closes your account to whoever did it:",
  effects: [
    "Every browser where you are signed in is signed out, this one too.",
    "Browsers that were trusted or known are forgotten.",
    "Your password no longer works.",
    "A mail with a link to set a new password comes to you.",
  ],
  kept: "Your second factors, your workspaces and your data stay as they are.",
  button: "It was not me",
  failed: "Nothing was changed.",
  doneTitle: "Your account is closed to others",
  doneText:
    "Everybody is signed out and the old password no longer works. Open the mail that is on its way and set a new password.",
  doneNext: "After that, look at your second factors in Settings, under Security, and remove what you do not know.",
  invalidTitle: "This link does not work",
  invalidText:
    "It was used already, is too old, or is not whole. Nothing was changed. If you do not know a sign-in, set a new password: that signs everybody out.",
  missingText: "This address has no code in it. Open the link from the mail again, in full.",
  reset: "Set a new password",
} as const;
