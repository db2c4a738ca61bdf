export const product = {
  name: "Fintech",
  title: "Fintech: your bank data, for you, your code and your agents",
  description: "Safe access to your bank accounts for people, developers and AI agents.",
} as const;
