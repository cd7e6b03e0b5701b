import { listMails } from "@/lib/email/mailbox";
import { developmentOnly } from "../development-only";

/**
 * The development mailbox for tests and tools: `?to=` keeps the mails to addresses that contain it,
 * the newest first.
 */
export async function GET(request: Request) {
  await developmentOnly();
  const to = new URL(request.url).searchParams.get("to") ?? "";
  const mails = await listMails(to);
  return Response.json(
    mails.map(({ id, receivedAt, from, to, subject, text }) => ({
      id,
      receivedAt,
      from,
      to,
      subject,
      text,
      links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
    })),
    { headers: { "Cache-Control": "no-store" } },
  );
}
