import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";
import { typedText } from "../typed-text";

interface Props {
  /** The inviter's name and the organization's, as they were typed. */
  inviter: string;
  organization: string;
  role: "owner" | "admin" | "member";
  url: string;
}

const position = { owner: "an owner", admin: "an admin", member: "a member" };

const reason = `This invitation was sent to you alone by someone who uses ${productName}.`;

const subject = ({ inviter, organization }: Props) =>
  `${typedText(inviter)} invited you to ${typedText(organization)} on ${productName}`;

export const invitation: Template<Props> = {
  subject,
  html: ({ inviter, organization, role, url }) => (
    <Layout
      preheader="The invitation is open for 48 hours."
      heading={`Join ${typedText(organization)}`}
      reason={reason}
    >
      <Paragraph>
        <strong>{typedText(inviter)}</strong> invited you to work in the organization{" "}
        <strong>{typedText(organization)}</strong> as {position[role]}.
      </Paragraph>
      <Action href={url}>See the invitation</Action>
      <Note>
        The invitation is open for 48 hours. If you do not know {typedText(inviter)}, ignore this
        mail: nothing happens.
      </Note>
    </Layout>
  ),
  text: ({ inviter, organization, role, url }) => `Join ${typedText(organization)}

${typedText(inviter)} invited you to work in the organization
${typedText(organization)} as ${position[role]}:

${url}

The invitation is open for 48 hours. If you do not know ${typedText(inviter)},
ignore this mail: nothing happens.

--
${reason}
`,
};
