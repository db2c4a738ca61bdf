import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  css: { postcss: { plugins: [] } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:5080/" } },
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    // Steps of a person in a busy machine: what hangs is still found.
    testTimeout: 20_000,
    env: { TZ: "UTC" },
  },
});
