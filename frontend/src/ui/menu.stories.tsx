import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "./button";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "./menu";

const meta: Meta = { title: "ui/Menu" };
export default meta;

export const WithChoice: StoryObj = {
  render: () => (
    <Menu align="start" trigger={<Button>Open the menu</Button>}>
      <MenuChoice
        label="Theme"
        value="dark"
        onPick={() => undefined}
        options={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      <MenuLine />
      <MenuLink href="/settings">Settings</MenuLink>
      <MenuItem onClick={() => undefined}>Sign out</MenuItem>
    </Menu>
  ),
};
