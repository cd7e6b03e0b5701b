import type { CSSProperties, ReactNode } from "react";
import { color, copy, font, layoutTable } from "./look";

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
