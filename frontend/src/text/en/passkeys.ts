export const passkeys = {
  signIn: "Sign in with a passkey",
  use: "Use your passkey",
  notUsed: "The passkey was not used: its window was closed, time ran out, or this device has none. Try again.",
  hereAlready: "This device holds a passkey for your account already. Use another device or a security key.",
  wrongAddress: "Passkeys do not work at this address. Open the site by its name, such as localhost.",
  notSupported: "This device cannot make such a passkey. Use another device or another second factor.",
} as const;
