import { type NotificationKind, quietableByMail } from "@/lib/notifications/schemas";
import { wording } from "@/lib/notifications/wording";
import { productName } from "@/lib/product";
import { Layout } from "../layout";
import { Action, Note, Paragraph, TextLink } from "../parts";
import type { Template } from "../template";
import { typedText } from "../typed-text";

interface Props {
  kind: NotificationKind;
  /** As `notify` keeps it: names as they were typed. */
  data: Record<string, string>;
  /** The organization's page, for whoever may still open it. */
  url?: string;
  preferencesUrl: string;
}

const reason = `You get this because it concerns you: somebody changed what you may do on ${productName}.`;

const warning = "If this surprises you, sign out your other devices and choose a new password.";

const words = ({ kind, data }: Props) =>
  wording(
    kind,
    Object.fromEntries(Object.entries(data).map(([name, text]) => [name, typedText(text)])),
  );

const headings: Record<NotificationKind, string> = {
  invited: "You are invited",
  "role-changed": "Your role has changed",
  removed: "You were removed",
  "ownership-given": "You are an owner now",
  "ownership-taken": "You are an owner no more",
};

const subject = (props: Props) => words(props).sentence.replace(/\.$/, "");

/** Which mails one gets is chosen there; some cannot be turned off, and say so by saying nothing. */
const choice = (kind: NotificationKind) =>
  quietableByMail.has(kind)
    ? "Choose what you are told by mail:"
    : "Choose what you are told in other cases:";

export const notification: Template<Props> = {
  subject,
  html: (props) => {
    const { sentence, meaning } = words(props);
    return (
      <Layout preheader={meaning ?? sentence} heading={headings[props.kind]} reason={reason}>
        <Paragraph>{sentence}</Paragraph>
        {meaning && <Paragraph>{meaning}</Paragraph>}
        {props.url && (
          <Action href={props.url}>{`Open ${typedText(props.data.organization ?? "")}`}</Action>
        )}
        {props.kind === "ownership-taken" && <Note>{warning}</Note>}
        <Note>
          {choice(props.kind)} <TextLink href={props.preferencesUrl}>preferences</TextLink>
        </Note>
      </Layout>
    );
  },
  text: (props) => {
    const { sentence, meaning } = words(props);
    return [
      headings[props.kind],
      sentence,
      meaning,
      props.url,
      props.kind === "ownership-taken" && warning,
      `${choice(props.kind)}\n${props.preferencesUrl}`,
      `--\n${reason}\n`,
    ]
      .filter((part) => part !== undefined && part !== false)
      .map(wrapped)
      .join("\n\n");
  },
};

/** In lines that no mail program breaks; links and what was broken before stay as they are. */
const wrapped = (text: string) => text.replace(/(?=.{73})(.{1,72}) /g, "$1\n");
