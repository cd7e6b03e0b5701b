import { type APIRequestContext, expect } from "@playwright/test";

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  links: string[];
}

/** Waits for a mail to this address (with this subject) and gives the newest one. */
export async function waitForMail(
  request: APIRequestContext,
  url: string,
  address: string,
  subject = /./,
): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const response = await request.get(`${url}/dev/mail.json`, { params: { to: address } });
        const mails: Mail[] = await response.json();
        found = mails.find((mail) => subject.test(mail.subject));
        return found?.subject ?? "no mail";
      },
      { message: `a mail to ${address}`, timeout: 10_000 },
    )
    .not.toBe("no mail");
  return found as Mail;
}
