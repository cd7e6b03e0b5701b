import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { mailboxTransport } from "./mailbox-transport";
import type { QueuedMail } from "./queued-mail";
import { renderMail } from "./render-mail";
import { smtpTransport } from "./smtp-transport";

const createTransport = () => (env.SMTP_URL ? smtpTransport(env.SMTP_URL) : mailboxTransport());
let transport: ReturnType<typeof createTransport> | undefined;

/**
 * What this process has handed over. When the database goes away before that can be noted, the
 * job comes again.
 */
const handedOver = new Set<string>();
const remembered = 1_000;

/**
 * Sends a mail now: through SMTP_URL, which production has, else into the development mailbox.
 * Only the job calls this; everything else queues. Throws when another attempt may succeed; what
 * the server refuses for good is logged and given up: `failed`.
 */
export async function sendMail(mail: QueuedMail, signal?: AbortSignal): Promise<"sent" | "failed"> {
  if (handedOver.has(mail.id)) return "sent";
  transport ??= createTransport();
  const content = await renderMail(mail.template, mail.props);
  try {
    await transport.sendMail({
      ...content,
      from: env.MAIL_FROM,
      to: { name: "", address: mail.to },
      messageId: `<${mail.id}@${new URL(env.APP_URL).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      signal,
    });
    handedOver.add(mail.id);
    for (const oldest of handedOver) {
      if (handedOver.size <= remembered) break;
      handedOver.delete(oldest);
    }
    return "sent";
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    if (!isRefusal(error as Refusal)) {
      // The server's own words may name the recipient.
      throw new Error(`Mail was not accepted (${responseCode ?? code ?? "no answer"})`);
    }
    logger.error(
      { mail: mail.id, template: mail.template, code, responseCode },
      "Mail was refused",
    );
    return "failed";
  }
}

interface Refusal {
  code?: string;
  responseCode?: number;
}

/** The recipient or the message was refused for good; a refused login is ours to repair. */
const isRefusal = ({ code, responseCode = 0 }: Refusal) =>
  (code === "EENVELOPE" || code === "EMESSAGE") && responseCode >= 500 && responseCode !== 503;
