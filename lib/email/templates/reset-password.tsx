import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph } from "../parts";
import type { Template } from "../template";

const reason = `Someone asked for a new password for your ${productName} account.`;

export const resetPassword: Template<{ url: string }> = {
  subject: () => `Reset your ${productName} password`,
  html: ({ url }) => (
    <Layout
      preheader="The link works for one hour."
      heading="Choose a new password"
      reason={reason}
    >
      <Paragraph>
        Somebody, hopefully you, asked to reset the password of your account. When you choose a new
        one, you are signed out everywhere.
      </Paragraph>
      <Action href={url}>Choose a new password</Action>
      <Note>
        The link works for one hour, once. If you did not ask for it, ignore this mail: your
        password stays as it is.
      </Note>
    </Layout>
  ),
  text: ({ url }) => `Choose a new password

Somebody, hopefully you, asked to reset the password of your account. When you
choose a new one, you are signed out everywhere:

${url}

The link works for one hour, once. If you did not ask for it, ignore this mail:
your password stays as it is.

--
${reason}
`,
};
