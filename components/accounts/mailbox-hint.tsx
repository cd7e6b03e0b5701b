import { Inbox } from "lucide-react";
import { Alert, AlertDescription } from "@/components/ui/alert";

/** For development: mail does not leave the machine. A plain link, so that it opens beside the page. */
export function MailboxHint({ href }: { href: string }) {
  return (
    <Alert>
      <Inbox aria-hidden />
      <AlertDescription>
        Mail stays on this machine while you develop.{" "}
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="rounded-sm font-medium underline underline-offset-4"
        >
          Open the mailbox
        </a>
      </AlertDescription>
    </Alert>
  );
}
