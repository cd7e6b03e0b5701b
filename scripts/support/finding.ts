/** One line of `npm run doctor`. */
export interface Finding {
  level: "ok" | "warn" | "fail";
  subject: string;
  text: string;
  /** What to do; present on everything that is not ok. */
  fix?: string;
}

export const ok = (subject: string, text: string): Finding => ({ level: "ok", subject, text });

export const warn = (subject: string, text: string, fix: string): Finding => ({
  level: "warn",
  subject,
  text,
  fix,
});

export const fail = (subject: string, text: string, fix: string): Finding => ({
  level: "fail",
  subject,
  text,
  fix,
});
