import type { CSSProperties, ReactNode } from "react";
import { env } from "@/lib/env";
import { productName } from "./product-name";

/** The colours of app/globals.css as mail programs know them; the dark ones are in `styles`. */
const color = {
  background: "#fafaf8",
  card: "#ffffff",
  text: "#171c18",
  muted: "#5c615a",
  border: "#e0e0dc",
  brand: "#156d44",
  onBrand: "#ffffff",
};

const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const styles = `
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

const layoutTable = {
  role: "presentation",
  cellPadding: 0,
  cellSpacing: 0,
  border: 0,
  width: "100%",
} as const;

const copy: CSSProperties = {
  margin: "0 0 16px",
  fontFamily: font,
  fontSize: "15px",
  lineHeight: "24px",
};

interface LayoutProps {
  /** What an inbox shows beside the subject. */
  preheader: string;
  heading: string;
  children: ReactNode;
  /** Why this mail came, in one sentence. */
  reason: string;
}

/** The frame of every mail: one calm column, light and dark, of tables that Outlook can lay out. */
export function Layout({ preheader, heading, children, reason }: LayoutProps) {
  return (
    <html lang="en" dir="ltr">
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next's */}
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{heading}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; React would escape its quotes */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body className="page" style={{ margin: 0, backgroundColor: color.background }}>
        <Preheader>{preheader}</Preheader>
        <table {...layoutTable} className="page" style={{ backgroundColor: color.background }}>
          <tbody>
            <tr>
              <td align="center" className="outer" style={{ padding: "40px 16px 48px" }}>
                <table {...layoutTable} width="520" style={{ width: "100%", maxWidth: "520px" }}>
                  <tbody>
                    <tr>
                      <td style={{ padding: "0 4px 20px" }}>
                        <Logo />
                      </td>
                    </tr>
                    <tr>
                      <td
                        className="card"
                        style={{
                          padding: "36px 40px 28px",
                          backgroundColor: color.card,
                          border: `1px solid ${color.border}`,
                          borderRadius: "10px",
                        }}
                      >
                        <h1
                          className="text"
                          style={{
                            margin: "0 0 16px",
                            fontFamily: font,
                            fontSize: "22px",
                            lineHeight: "30px",
                            fontWeight: 600,
                            letterSpacing: "-0.01em",
                            color: color.text,
                          }}
                        >
                          {heading}
                        </h1>
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td style={{ padding: "20px 4px 0" }}>
                        <Footer reason={reason} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** Read by inboxes, invisible in the mail; the filler keeps them from reading on. */
function Preheader({ children }: { children: string }) {
  return (
    <div
      style={{
        display: "none",
        maxHeight: 0,
        maxWidth: 0,
        overflow: "hidden",
        opacity: 0,
        fontSize: "1px",
        lineHeight: "1px",
        color: color.background,
      }}
    >
      {children}
      {"\u00a0\u200c".repeat(60)}
    </div>
  );
}

/** The mark in text: images are often blocked, and ours would say when a mail is read. */
function Logo() {
  return (
    <table {...layoutTable} width={undefined}>
      <tbody>
        <tr>
          <td
            className="mark"
            width="28"
            height="28"
            align="center"
            style={{
              width: "28px",
              height: "28px",
              backgroundColor: color.brand,
              borderRadius: "7px",
              fontFamily: font,
              fontSize: "17px",
              lineHeight: "28px",
              fontWeight: 700,
              color: color.onBrand,
            }}
          >
            {productName.slice(0, 1)}
          </td>
          <td
            className="text"
            style={{
              paddingLeft: "10px",
              fontFamily: font,
              fontSize: "17px",
              lineHeight: "28px",
              fontWeight: 600,
              letterSpacing: "-0.01em",
              color: color.text,
            }}
          >
            {productName}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Footer({ reason }: { reason: string }) {
  const small = { ...copy, fontSize: "12px", lineHeight: "18px", color: color.muted };
  return (
    <>
      <p className="muted" style={{ ...small, margin: "0 0 4px" }}>
        {reason}
      </p>
      <p className="muted" style={{ ...small, margin: 0 }}>
        {productName} ·{" "}
        <a href={env.APP_URL} className="muted" style={{ color: color.muted }}>
          {new URL(env.APP_URL).host}
        </a>
      </p>
    </>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="text" style={{ ...copy, color: color.text }}>
      {children}
    </p>
  );
}

/** A paragraph of less weight, under the button. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <p
      className="muted"
      style={{
        ...copy,
        margin: "0 0 8px",
        fontSize: "13px",
        lineHeight: "20px",
        color: color.muted,
      }}
    >
      {children}
    </p>
  );
}

/** Outlook ignores the padding of links, but not this one of the cell around it. */
const outlookPadding = { msoPaddingAlt: "12px 22px" } as CSSProperties;

/** The one thing to do: a button that also Outlook draws, and its address to copy. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <>
      <table {...layoutTable} width={undefined} style={{ margin: "24px 0" }}>
        <tbody>
          <tr>
            <td
              className="button"
              align="center"
              style={{ backgroundColor: color.brand, borderRadius: "7px", ...outlookPadding }}
            >
              <a
                href={href}
                style={{
                  display: "inline-block",
                  padding: "12px 22px",
                  fontFamily: font,
                  fontSize: "15px",
                  lineHeight: "20px",
                  fontWeight: 600,
                  color: color.onBrand,
                  textDecoration: "none",
                }}
              >
                {children}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      <div
        className="rule"
        style={{ borderTop: `1px solid ${color.border}`, margin: "0 0 16px", fontSize: 0 }}
      />
      <Note>If the button does not work, copy this address into your browser:</Note>
      <p style={{ ...copy, margin: "0 0 16px", fontSize: "13px", lineHeight: "20px" }}>
        <a href={href} className="link" style={{ color: color.brand, wordBreak: "break-all" }}>
          {href}
        </a>
      </p>
    </>
  );
}

/** A second way, in a sentence. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="link" style={{ color: color.brand }}>
      {children}
    </a>
  );
}
