import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";

const reason = `You get this because your ${productName} account's security changed.`;

interface Props {
  /** When, as an ISO 8601 time. */
  changedAt: string;
  /** Where a new password can be asked for. */
  resetUrl: string;
}

const when = (changedAt: string) =>
  new Date(changedAt).toLocaleString("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });

export const passwordChanged: Template<Props> = {
  subject: () => `Your ${productName} password was changed`,
  html: ({ changedAt, resetUrl }) => (
    <Layout
      preheader="If this was you, there is nothing to do."
      heading="Your password was changed"
      reason={reason}
    >
      <Paragraph>
        The password of your account was changed on {when(changedAt)} UTC. If this was you, there is
        nothing to do.
      </Paragraph>
      <Paragraph>If it was not you, take your account back: choose a new password now.</Paragraph>
      <Action href={resetUrl}>It was not me</Action>
      <Note>A new password signs out everybody who is signed in to your account.</Note>
    </Layout>
  ),
  text: ({ changedAt, resetUrl }) => `Your password was changed

The password of your account was changed on ${when(changedAt)} UTC.
If this was you, there is nothing to do.

If it was not you, take your account back: choose a new password now.

${resetUrl}

A new password signs out everybody who is signed in to your account.

--
${reason}
`,
};
