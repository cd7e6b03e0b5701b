import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";
import { typedText } from "../typed-text";

interface Props {
  /** The organization's name and that of the owner until now, as they were typed. */
  organization: string;
  giver: string;
  url: string;
}

const reason = `You get this because you belong to this organization on ${productName}.`;

export const ownershipReceived: Template<Props> = {
  subject: ({ organization }) => `You are now an owner of ${typedText(organization)}`,
  html: ({ organization, giver, url }) => (
    <Layout
      preheader="You can do everything there, and are responsible for it."
      heading={`You own ${typedText(organization)}`}
      reason={reason}
    >
      <Paragraph>
        <strong>{typedText(giver)}</strong> made you an owner of{" "}
        <strong>{typedText(organization)}</strong> and is an admin there from now on.
      </Paragraph>
      <Action href={url}>See the members</Action>
      <Note>
        As an owner you can do everything in the organization, also delete it. If you do not want
        this, make another member the owner.
      </Note>
    </Layout>
  ),
  text: ({ organization, giver, url }) => `You own ${typedText(organization)}

${typedText(giver)} made you an owner of
${typedText(organization)} and is an admin there from now on:

${url}

As an owner you can do everything in the organization, also delete it. If
you do not want this, make another member the owner.

--
${reason}
`,
};
