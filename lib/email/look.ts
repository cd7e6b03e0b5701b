import type { CSSProperties } from "react";

/** The colours of app/globals.css as mail programs know them; the dark ones are in `styles`. */
export const color = {
  background: "#fafaf8",
  card: "#ffffff",
  text: "#171c18",
  muted: "#5c615a",
  border: "#e0e0dc",
  brand: "#156d44",
  onBrand: "#ffffff",
};

export const font =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** What inline styles cannot say: phones and dark. */
export const styles = `
  body { margin: 0; padding: 0; width: 100% !important; -webkit-text-size-adjust: 100%; -ms-text-size-adjust: 100%; }
  table { border-collapse: separate; mso-table-lspace: 0; mso-table-rspace: 0; }
  a:hover { opacity: 0.85; }
  @media (max-width: 480px) {
    .outer { padding: 20px 12px 32px !important; }
    .card { padding: 28px 22px 20px !important; }
  }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #0d0f0d !important; }
    .card { background-color: #151815 !important; border-color: #272b28 !important; }
    .text { color: #edede9 !important; }
    .muted { color: #a1a49e !important; }
    .rule { border-color: #272b28 !important; }
    .mark, .button { background-color: #64cd93 !important; }
    .mark, .button a { color: #091a10 !important; }
    .link { color: #64cd93 !important; }
  }
`;

/** A table that only lays out. */
export const layoutTable = {
  role: "presentation",
  cellPadding: 0,
  cellSpacing: 0,
  border: 0,
  width: "100%",
} as const;

/** Running text. */
export const copy: CSSProperties = {
  margin: "0 0 16px",
  fontFamily: font,
  fontSize: "15px",
  lineHeight: "24px",
};
