import { logError } from "@/lib/logger";

interface Download {
  /** As the browser saves it; letters, digits, dots and dashes. */
  filename: string;
  contentType: string;
  /** Pieces of the file. The next is asked for when the client has taken the one before. */
  pieces: AsyncIterable<string>;
}

/**
 * A file that is made while it is sent: nothing of it is kept, however long it is. When the client
 * goes away, `pieces` is ended; when it fails, the download breaks off, so that nobody takes the half
 * of a file for the whole.
 */
export function download({ filename, contentType, pieces }: Download): Response {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let isWanted = true;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (!isWanted) return;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          logError(error, { door: "download" });
          controller.error(error);
        }
      },
      async cancel() {
        isWanted = false;
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
