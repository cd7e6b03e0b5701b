import type { ServerResponse } from "node:http";

/** Lets whatever is written to this response carry another status, and more headers. */
export function answerWith(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) return;
  const { writeHead } = response;
  response.writeHead = ((_status: number, ...rest: never[]) => {
    response.writeHead = writeHead;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return response.writeHead(status, ...rest);
  }) as typeof writeHead;
}
