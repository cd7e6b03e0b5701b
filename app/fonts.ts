import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

// The package's own export would be preloaded by every page, and few show a line of code.
const geistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
});

/** Sets the variables that app/globals.css builds the two font families from. */
export const fontVariables = `${GeistSans.variable} ${geistMono.variable}`;
