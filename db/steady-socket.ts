import { Socket } from "node:net";

/**
 * A socket that tells of a lost connection by `close` alone. postgres.js (3.4.9) answers what was
 * under way at `error`, and forgets what is sent before `close` comes: that query, and every later
 * one on the same connection, would wait forever. While it connects it fails as any socket does.
 */
class SteadySocket extends Socket {
  /** Whom postgres.js asks for in the TLS handshake. */
  host?: string;
  private isConnected = false;

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event === "connect") this.isConnected = true;
    if (this.isConnected && event === "error") return true;
    if (this.isConnected && event === "close") return super.emit("close", false);
    return super.emit(event as "error", ...(values as [Error]));
  }
}

/** For the option `socket` of postgres.js, which begins to write before the connection is there. */
export const steadySocket =
  (to: { host: string; port: number } | { path: string }) => (): Socket => {
    const socket = new SteadySocket();
    if ("host" in to) socket.host = to.host;
    return socket.connect(to);
  };
