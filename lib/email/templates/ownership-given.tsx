import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";
import { typedText } from "../typed-text";

interface Props {
  /** The organization's name and that of its new owner, as they were typed. */
  organization: string;
  receiver: string;
  /** Where a new password can be asked for. */
  resetUrl: string;
}

const reason = `You get this because your role in an organization on ${productName} changed.`;

export const ownershipGiven: Template<Props> = {
  subject: ({ organization }) => `You handed over ${typedText(organization)}`,
  html: ({ organization, receiver, resetUrl }) => (
    <Layout
      preheader="If this was you, there is nothing to do."
      heading={`You handed over ${typedText(organization)}`}
      reason={reason}
    >
      <Paragraph>
        <strong>{typedText(receiver)}</strong> is now an owner of{" "}
        <strong>{typedText(organization)}</strong> in your place, and you are an admin. If this was
        you, there is nothing to do.
      </Paragraph>
      <Paragraph>
        If it was not you, somebody is in your account: choose a new password now, and ask{" "}
        {typedText(receiver)} to hand the organization back.
      </Paragraph>
      <Action href={resetUrl}>It was not me</Action>
      <Note>A new password signs out everybody who is signed in to your account.</Note>
    </Layout>
  ),
  text: ({ organization, receiver, resetUrl }) => `You handed over ${typedText(organization)}

${typedText(receiver)} is now an owner of
${typedText(organization)} in your place, and you are an
admin. If this was you, there is nothing to do.

If it was not you, somebody is in your account: choose a new password now,
and ask them to hand the organization back.

${resetUrl}

A new password signs out everybody who is signed in to your account.

--
${reason}
`,
};
