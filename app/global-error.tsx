"use client";

import { productName } from "@/lib/product";
import "./globals.css";
import ErrorPage from "@/app/error";
import { fontVariables } from "@/app/fonts";
import { ThemeScript } from "@/components/theme-script";

/** Stands in for the root layout when that itself has failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <title>{`Something went wrong · ${productName}`}</title>
      </head>
      <body>
        <ThemeScript />
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
