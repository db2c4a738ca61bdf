import type { Meta, StoryObj } from "@storybook/react-vite";
import { aKey } from "@/testing/data";
import { KeyTable } from "./key-table";

const meta: Meta = { title: "developers" };
export default meta;

export const Keys: StoryObj = {
  render: () => (
    <KeyTable
      apiKeys={[
        aKey({ scopes: ["banking:read", "banking:write"], last_used_at: "2025-11-20T14:02:00Z" }),
        aKey({ id: "key_2", name: "A key for a script with a very long name", expires_at: "2999-02-18T00:00:00Z" }),
        aKey({ id: "key_3", name: "Laptop", expires_at: "2025-11-20T14:02:00Z" }),
        aKey({ id: "key_4", name: "Old agent", revoked_at: "2025-11-20T14:02:00Z" }),
      ]}
      onRevoke={() => undefined}
    />
  ),
};
