import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph, TextLink } from "../parts";
import type { Template } from "../template";

const reason = `Someone tried to sign up for ${productName} with this address.`;

/** Goes out when a known address signs up again: only its owner learns that it is known. */
export const accountExists: Template<{ signInUrl: string; resetUrl: string }> = {
  subject: () => `You already have a ${productName} account`,
  html: ({ signInUrl, resetUrl }) => (
    <Layout
      preheader="Sign in with it, or reset your password."
      heading="You already have an account"
      reason={reason}
    >
      <Paragraph>
        Somebody, hopefully you, tried to sign up with this address, but it has an account already.
        Nothing has changed: you can sign in as always.
      </Paragraph>
      <Action href={signInUrl}>Sign in</Action>
      <Note>
        Forgotten your password? <TextLink href={resetUrl}>Choose a new one</TextLink>. If it was
        not you, ignore this mail.
      </Note>
    </Layout>
  ),
  text: ({ signInUrl, resetUrl }) => `You already have an account

Somebody, hopefully you, tried to sign up with this address, but it has an
account already. Nothing has changed: you can sign in as always:

${signInUrl}

Forgotten your password? Choose a new one:

${resetUrl}

If it was not you, ignore this mail.

--
${reason}
`,
};
