/** The part of autocannon that the load program uses; the package brings no types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";
  import type { Load, LoadRequest } from "./load-program";

  export interface Client {
    setRequests(requests: LoadRequest[]): void;
  }
  interface Options extends Load {
    /** Called for each connection before it sends. */
    setupClient: (client: Client) => void;
    /** In seconds. */
    timeout: number;
  }
  interface Result {
    non2xx: number;
    errors: number;
  }
  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): EventEmitter;
}
