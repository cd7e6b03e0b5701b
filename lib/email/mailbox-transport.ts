import { randomBytes } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type Transport } from "nodemailer";
import { mailDirectory } from "./mailbox";

const mailbox: Transport = {
  name: "mailbox",
  version: "1",
  send(mail, done) {
    mail.message
      .build()
      .then(write)
      .then(
        () =>
          done(null, { messageId: mail.message.messageId(), envelope: mail.message.getEnvelope() }),
        done,
      );
  },
};

/** The development mailbox: each mail becomes an .eml file whose name sorts by time. */
export const mailboxTransport = () =>
  createTransport(mailbox, { disableFileAccess: true, disableUrlAccess: true });

async function write(message: Buffer) {
  const directory = mailDirectory();
  const name = `${new Date().toISOString().replace(/[-:.]/g, "")}-${randomBytes(4).toString("hex")}`;
  // Mail holds links that sign people in: for this user's eyes only.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const half = path.join(directory, `.${name}.part`);
  await writeFile(half, message, { mode: 0o600 });
  await rename(half, path.join(directory, `${name}.eml`));
}
