import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerWith } from "./answer-with";

/** One HTTP request and its answer, as Node's server sees them. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

const kept = globalThis as typeof globalThis & {
  freeholdExchange?: AsyncLocalStorage<Exchange>;
};

/**
 * Makes the exchange known to everything that runs for it. Next offers neither the peer's address
 * nor a way to answer a page with 503; Node's own diagnostics channel does. Called once, at start.
 */
export function followExchanges(): void {
  if (kept.freeholdExchange) return;
  const storage = new AsyncLocalStorage<Exchange>();
  kept.freeholdExchange = storage;
  subscribe("http.server.request.start", (message) => {
    const exchange = message as Exchange;
    storage.enterWith(exchange);
    if (!isReadable(exchange.request.url)) answerWith(exchange.response, 400);
  });
}

/** An address that cannot be decoded is the client's mistake; Next calls it its own. */
function isReadable(url = ""): boolean {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}

/** The exchange that this code runs for; undefined on hosts that are not Node's HTTP server. */
export function currentExchange(): Exchange | undefined {
  return kept.freeholdExchange?.getStore();
}
