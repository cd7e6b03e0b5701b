import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";
import { typedText } from "../typed-text";

interface Props {
  /** The organization's name and that of the owner who asked for it, as they were typed. */
  organization: string;
  deletedBy: string;
  /** When it will be gone for good, as an ISO 8601 time. */
  removedAt: string;
  restoreUrl: string;
}

const reason = `You get this because you are an owner of this organization on ${productName}.`;

const day = (removedAt: string) =>
  new Date(removedAt).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

export const organizationDeleted: Template<Props> = {
  subject: ({ organization }) => `${typedText(organization)} is being deleted`,
  html: ({ organization, deletedBy, removedAt, restoreUrl }) => (
    <Layout
      preheader={`It can be restored until ${day(removedAt)}.`}
      heading="Your organization is being deleted"
      reason={reason}
    >
      <Paragraph>
        <strong>{typedText(deletedBy)}</strong> asked to delete the organization{" "}
        <strong>{typedText(organization)}</strong>. From now on nobody can work in it.
      </Paragraph>
      <Paragraph>
        On {day(removedAt)} it is removed for good, with its members, invitations, logo and
        settings. Until then an owner can restore it.
      </Paragraph>
      <Action href={restoreUrl}>See or restore it</Action>
      <Note>If this is what you want, there is nothing to do.</Note>
    </Layout>
  ),
  text: ({ organization, deletedBy, removedAt, restoreUrl }) => `Your organization is being deleted

${typedText(deletedBy)} asked to delete the organization
${typedText(organization)}. From now on nobody can work in it.

On ${day(removedAt)} it is removed for good, with its members,
invitations, logo and settings. Until then an owner can restore it:

${restoreUrl}

If this is what you want, there is nothing to do.

--
${reason}
`,
};
