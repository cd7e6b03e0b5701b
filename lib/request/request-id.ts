import type { IncomingMessage } from "node:http";
import { currentExchange } from "./current-exchange";

const ids = new WeakMap<IncomingMessage, string>();

/** One id for everything that the current HTTP request does; a new one outside of a request. */
export function requestId(): string {
  const request = currentExchange()?.request;
  const id = (request && ids.get(request)) ?? crypto.randomUUID();
  if (request) ids.set(request, id);
  return id;
}
