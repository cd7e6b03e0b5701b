import { env } from "@/lib/env";

export interface Rule {
  /** How many attempts are allowed within the window. */
  attempts: number;
  /** In seconds, from the first attempt on. */
  window: number;
}

const minutes = 60;
const hours = 3600;

/** Who may try what how often. Under development and preview, ten times as often. */
export const rules = {
  /** Any request to the auth API that no other rule names, by client address. */
  "auth-api": { attempts: 300, window: 1 * minutes },
  "sign-in": { attempts: 20, window: 5 * minutes },
  /** By e-mail address and client: slows down guessing without locking the owner out elsewhere. */
  "sign-in-address": { attempts: 10, window: 15 * minutes },
  /** By e-mail address, from wherever: guessing from many clients at once. */
  "sign-in-anywhere": { attempts: 100, window: 15 * minutes },
  "sign-up": { attempts: 10, window: 1 * hours },
  /** Mails to one address, whoever asks for them. */
  "mail-to-address": { attempts: 5, window: 1 * hours },
  /** Verification mails to one address, those of refused sign-ins included. */
  "verification-mail": { attempts: 5, window: 1 * hours },
  "password-reset": { attempts: 10, window: 1 * hours },
  "password-change": { attempts: 10, window: 1 * hours },
  /** The password asked for once more, by user. */
  "confirm-identity": { attempts: 10, window: 15 * minutes },
  "create-organization": { attempts: 20, window: 1 * hours },
  /** By organization: each change keeps another slug from everybody else for a while. */
  "change-slug": { attempts: 5, window: 24 * hours },
  /** By organization: pictures take memory and time to decode. */
  "upload-logo": { attempts: 20, window: 1 * hours },
  /** Invitations that one person sends, to whatever organization. */
  invite: { attempts: 500, window: 1 * hours },
  /** Any form, by client address. */
  form: { attempts: 120, window: 1 * minutes },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

export function ruleFor(name: RuleName): Rule {
  const rule = rules[name];
  const factor = env.RATE_LIMITS === "development" ? 10 : 1;
  return { ...rule, attempts: rule.attempts * factor };
}
