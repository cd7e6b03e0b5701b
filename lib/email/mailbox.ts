import { readdir, readFile, unlink } from "node:fs/promises";
import path from "node:path";
import PostalMime, { type Address } from "postal-mime";
import { env } from "@/lib/env";

/** So many of the newest mails are looked at: each is parsed for a list. */
const recent = 500;
const idPattern = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

export interface ReceivedMail {
  id: string;
  receivedAt: Date;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: { name: string; value: string }[];
  /** The message as it would go over the wire. */
  source: string;
}

export const mailDirectory = () =>
  path.resolve(/* turbopackIgnore: true */ process.cwd(), env.MAIL_DIR);

/**
 * The mails of the development mailbox, the newest first, optionally only those to addresses that
 * contain `to`.
 */
export async function listMails(to = ""): Promise<ReceivedMail[]> {
  const found: ReceivedMail[] = [];
  const wanted = to.trim().toLowerCase();
  for (const id of (await listIds()).reverse().slice(0, recent)) {
    const mail = await findMail(id);
    if (mail?.to.toLowerCase().includes(wanted)) found.push(mail);
  }
  return found;
}

/** One mail, or null; the id is checked, so that it cannot name another file. */
export async function findMail(id: string): Promise<ReceivedMail | null> {
  if (!idPattern.test(id)) return null;
  const bytes = await readFile(path.join(mailDirectory(), `${id}.eml`)).catch(whenMissing(null));
  if (!bytes) return null;
  const mail = await PostalMime.parse(bytes);
  return {
    id,
    receivedAt: timeOf(id),
    from: written(mail.from),
    to: (mail.to ?? []).map(written).join(", "),
    subject: mail.subject ?? "",
    html: mail.html ?? "",
    text: mail.text ?? "",
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    source: bytes.toString("utf8"),
  };
}

export async function deleteAllMails(): Promise<void> {
  for (const id of await listIds()) {
    await unlink(path.join(mailDirectory(), `${id}.eml`)).catch(whenMissing(undefined));
  }
}

async function listIds(): Promise<string[]> {
  const names = await readdir(mailDirectory()).catch(whenMissing([]));
  return names
    .filter((name) => name.endsWith(".eml") && idPattern.test(name.slice(0, -4)))
    .map((name) => name.slice(0, -4))
    .sort();
}

const whenMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };

const written = (address?: Address) =>
  address?.name ? `${address.name} <${address.address ?? ""}>` : (address?.address ?? "");

const timeOf = (id: string) =>
  new Date(
    id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, "$1-$2-$3T$4:$5:$6.$7Z"),
  );
