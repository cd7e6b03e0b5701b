import { productName } from "@/lib/product";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { ThemeScript } from "@/components/theme-script";

export const metadata: Metadata = {
  title: { default: productName, template: `%s · ${productName}` },
  description: "The ground floor of a multi-tenant product, on a PostgreSQL that is yours.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0f0d" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script sets data-theme before React sees the element.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>
        <ThemeScript />
        {children}
      </body>
    </html>
  );
}
