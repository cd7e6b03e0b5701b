import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { productName } from "@/lib/product";
import { color, copy, font, layoutTable, styles } from "./look";

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
