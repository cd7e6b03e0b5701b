/** What a mail may do: nothing but look like one. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_top">`;

/**
 * A mail's HTML in a frame of its own: no script, no request, no access to this site. Its links
 * work when they are clicked.
 */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return (
    <iframe
      title={title}
      srcDoc={html.replace(/<head[^>]*>/i, (tag) => tag + head)}
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      referrerPolicy="no-referrer"
      className="min-h-160 w-full flex-1"
    />
  );
}
