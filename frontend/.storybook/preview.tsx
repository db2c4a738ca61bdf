import type { Preview } from "@storybook/react-vite";
import { useEffect } from "react";
import { Toaster } from "../src/ui/toast";
import "../src/app/globals.css";

const preview: Preview = {
  globalTypes: {
    theme: {
      description: "Theme",
      toolbar: { icon: "mirror", items: ["system", "light", "dark"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "system" },
  decorators: [
    function WithTheme(Story, { globals }) {
      const theme = String(globals.theme);
      useEffect(() => {
        if (theme === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;
      }, [theme]);
      return (
        <Toaster>
          <Story />
        </Toaster>
      );
    },
  ],
};

export default preview;
