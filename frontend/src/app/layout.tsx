import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { THEME_SCRIPT } from "@/features/shell/preferences";
import { Providers } from "@/features/shell/providers";
import { text } from "@/text/en";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: text.product.title, template: `%s · ${text.product.name}` },
  description: text.product.description,
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script sets data-theme before React sees the element.
    <html lang="en" suppressHydrationWarning>
      <head>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" id="favicon" />
        <link rel="preload" href="/fonts/geist-sans.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <div className="page-root">
          <Providers>{children}</Providers>
        </div>
      </body>
    </html>
  );
}
