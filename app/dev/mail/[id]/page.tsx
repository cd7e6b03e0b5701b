import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { TabsLink, TabsNav } from "@/components/navigation/tabs-nav";
import { RelativeTime } from "@/components/relative-time";
import { Card } from "@/components/ui/card";
import { findMail, type ReceivedMail } from "@/lib/email/mailbox";
import { developmentOnly } from "../../development-only";
import { MailFrame } from "./mail-frame";

const views = { html: "HTML", text: "Text", headers: "Headers", source: "Source" };
type View = keyof typeof views;

const isView = (value: unknown): value is View =>
  typeof value === "string" && Object.hasOwn(views, value);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
}

async function getMail(params: Props["params"]) {
  await developmentOnly();
  return (await findMail((await params).id)) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getMail(params)).subject, robots: { index: false } };
}

export default async function MailPage({ params, searchParams }: Props) {
  const mail = await getMail(params);
  const { view: wanted } = await searchParams;
  const view = isView(wanted) ? wanted : "html";
  return (
    <>
      <Link
        href="/dev/mail"
        className="mb-4 inline-flex w-fit items-center gap-1.5 rounded-sm text-muted-foreground text-sm hover:text-foreground"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Mailbox
      </Link>
      <h1 className="mb-3 break-words font-semibold text-xl tracking-tight">{mail.subject}</h1>
      <dl className="mb-5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <Field name="From">{mail.from}</Field>
        <Field name="To">{mail.to}</Field>
        <Field name="Received">
          <RelativeTime date={mail.receivedAt} />
        </Field>
      </dl>
      <TabsNav aria-label="Parts of the mail">
        {Object.entries(views).map(([name, label]) => (
          <TabsLink
            key={name}
            href={`/dev/mail/${mail.id}?view=${name}`}
            replace
            scroll={false}
            aria-current={name === view ? "page" : undefined}
          >
            {label}
          </TabsLink>
        ))}
      </TabsNav>
      <Card className="mt-4 flex-1">
        <Part mail={mail} view={view} />
      </Card>
    </>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}

function Part({ mail, view }: { mail: ReceivedMail; view: View }) {
  switch (view) {
    case "html":
      return <MailFrame title={mail.subject} html={mail.html} />;
    case "text":
      return <Plain>{withLinks(mail.text)}</Plain>;
    case "source":
      return <Plain>{mail.source}</Plain>;
    case "headers":
      return (
        <dl className="grid grid-cols-1 gap-x-6 px-5 py-4 text-sm sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">
          {mail.headers.map(({ name, value }) => (
            <Field key={name} name={name}>
              <span className="mb-2 block break-all font-mono sm:mb-0">{value}</span>
            </Field>
          ))}
        </dl>
      );
  }
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <pre className="whitespace-pre-wrap break-words px-5 py-4 font-mono text-sm">{children}</pre>
  );
}

/** Addresses in plain text become links, as mail programs do. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
      <a key={index} href={part} className="break-all text-brand underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
