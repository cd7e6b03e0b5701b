import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface TcpProxy {
  port: number;
  /** `pass` is a healthy line; `refuse` a server that is down; `hang` one that does not answer. */
  set(mode: "pass" | "refuse" | "hang"): void;
  stop(): Promise<void>;
}

/** Stands between a client and a server, to take the server away without stopping it for others. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let mode: "pass" | "refuse" | "hang" = "pass";
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    if (mode === "refuse") return void client.resetAndDestroy();
    const upstream = connect(target);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const [one, other] of [pair, [upstream, client] as const]) {
      one.on("data", (data) => mode !== "hang" && other.write(data));
      one.on("error", () => other.destroy());
      one.on("close", () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      // Bytes that a hanging line has swallowed are lost: such connections cannot go on.
      if (next !== mode && (next === "refuse" || mode === "hang")) endAll();
      mode = next;
    },
    stop: () =>
      new Promise((resolve) => {
        endAll();
        server.close(() => resolve());
      }),
  };
}
