/** @type {import("next").NextConfig} */
export default {
  output: "export",
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // The build runs with `npm ci --omit=dev`, so it must not type-check tests, stories and tool configuration.
  typescript: { tsconfigPath: "tsconfig.build.json" },
};
