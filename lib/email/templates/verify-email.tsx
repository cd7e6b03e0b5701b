import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";

const reason = `Someone signed up for ${productName} with this address.`;

/**
 * Asks a new person to confirm the address. It greets nobody by name: whoever signed up may have
 * put anything there, and this goes to an address that is not known to be theirs.
 */
export const verifyEmail: Template<{ url: string }> = {
  subject: () => `Confirm your email address for ${productName}`,
  html: ({ url }) => (
    <Layout
      preheader="One click, and your account is ready."
      heading="Confirm your email address"
      reason={reason}
    >
      <Paragraph>
        Welcome to {productName}. Confirm that this address is yours, and your account is ready.
      </Paragraph>
      <Action href={url}>Confirm email address</Action>
      <Note>
        The link works for 24 hours. If you did not sign up, ignore this mail: nothing happens.
      </Note>
    </Layout>
  ),
  text: ({ url }) => `Confirm your email address

Welcome to ${productName}. Confirm that this address is yours, and your account
is ready:

${url}

The link works for 24 hours. If you did not sign up, ignore this mail: nothing
happens.

--
${reason}
`,
};
