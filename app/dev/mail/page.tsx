import { ChevronRight, Inbox, RefreshCw, Trash2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { SearchBox } from "@/components/data-table/search-box";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { listMails, type ReceivedMail } from "@/lib/email/mailbox";
import { env } from "@/lib/env";
import { developmentOnly } from "../development-only";
import { deleteAllMailsAction } from "./actions";
import { AutoRefresh } from "./auto-refresh";

interface Props {
  searchParams: Promise<{ to?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await developmentOnly();
  return { title: "Mailbox", robots: { index: false } };
}

export default async function MailboxPage({ searchParams }: Props) {
  await developmentOnly();
  const { to } = await searchParams;
  const recipient = typeof to === "string" ? to.slice(0, 100) : "";
  const mails = await listMails(recipient);
  const here = recipient ? `/dev/mail?to=${encodeURIComponent(recipient)}` : "/dev/mail";
  return (
    <>
      <PageHeader
        title="Mailbox"
        description={
          env.SMTP_URL
            ? "SMTP_URL is set: new mail goes to that server and not here."
            : "Mail that production would send. Nothing has left this machine."
        }
        actions={
          <>
            {/* A plain link: it works without a script and always asks the server. */}
            <Button variant="outline" render={<a href={here} />}>
              <RefreshCw />
              Refresh
            </Button>
            {mails.length > 0 && (
              <ConfirmDialog
                trigger={
                  <>
                    <Trash2 />
                    Delete all
                  </>
                }
                title="Delete all mail?"
                description="Every mail in the development mailbox is deleted, and its links with it."
                confirm="Delete all"
                action={deleteAllMailsAction}
              />
            )}
          </>
        }
      />
      <AutoRefresh />
      {(mails.length > 0 || recipient) && (
        <div className="mb-4">
          <SearchBox label="Search by recipient" name="to" value={recipient} />
        </div>
      )}
      <Card>
        {mails.length > 0 ? (
          <ul className="divide-y" aria-label="Mails">
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<Inbox />}
            title={recipient ? "No mail to this recipient" : "No mail yet"}
            description={
              recipient
                ? "Try a part of the address, or look at all mail."
                : "Sign up, reset a password or invite somebody: the mail appears here by itself."
            }
            action={
              recipient ? (
                <Button variant="outline" render={<Link href="/dev/mail" />}>
                  All mail
                </Button>
              ) : (
                <Button variant="outline" render={<Link href="/sign-up" />}>
                  Sign up
                </Button>
              )
            }
          />
        )}
      </Card>
    </>
  );
}

function MailRow({ mail }: { mail: ReceivedMail }) {
  return (
    <li>
      <Link
        href={`/dev/mail/${mail.id}`}
        prefetch={false}
        className="group grid grid-cols-[1fr_auto] items-center gap-x-4 px-4 py-3 transition-colors hover:bg-accent focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_auto_auto] sm:px-5"
      >
        <span className="truncate text-muted-foreground text-sm sm:text-foreground sm:text-base">
          {mail.to}
        </span>
        <span className="col-span-2 row-start-2 min-w-0 truncate sm:col-span-1 sm:col-start-2 sm:row-start-1">
          <span className="font-medium">{mail.subject}</span>
          <span className="hidden text-muted-foreground md:inline"> · from {mail.from}</span>
        </span>
        <RelativeTime
          date={mail.receivedAt}
          className="whitespace-nowrap text-muted-foreground text-sm"
        />
        <ChevronRight
          aria-hidden
          className="hidden size-4 text-muted-foreground transition-transform group-hover:translate-x-0.5 sm:block"
        />
      </Link>
    </li>
  );
}
