export const roles = {
  names: { owner: "Owner", admin: "Admin", developer: "Developer", analyst: "Analyst", viewer: "Viewer" },
  may: {
    owner: "May do everything, and decides who the owners are.",
    admin: "May do everything, and manages all members but the owners.",
    developer: "Works freely in the sandbox and with API keys; in live, reads.",
    analyst: "Reads everything, connects banks and reviews fraud.",
    viewer: "Reads everything and changes nothing.",
  },
  grants: { "payments:write": "Make payments", "investments:trade": "Trade investments" } as Record<string, string>,
} as const;
