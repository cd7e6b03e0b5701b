import autocannon, { type Client } from "autocannon";

/** A request that a load repeats. */
export interface LoadRequest {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  /** The server's origin. */
  url: string;
  connections: number;
  /** Dealt out to the connections, each of which repeats its own; a single one is everybody's. */
  requests: LoadRequest[];
  /** For how long, in seconds; or … */
  duration?: number;
  /** … how many requests altogether. */
  amount?: number;
}

export interface LoadResult {
  /** How many answers came, with a status 2xx and otherwise. */
  answers: number;
  failures: number;
  /** The statuses of the answers. */
  statuses: string;
  /** Answers per second, until the last one. */
  rate: number;
  /** Time to an answer, in ms. */
  p50: number;
  p99: number;
}

function run(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const statuses = new Set<number>();
    const start = performance.now();
    let last = start;
    let connection = 0;
    const setupClient = (client: Client) => {
      const own = connection++;
      const { requests, connections } = load;
      if (requests.length < connections) return;
      client.setRequests(requests.filter((_, index) => index % connections === own));
    };
    const options = { ...load, requests: load.requests.slice(0, 1), setupClient, timeout: 60 };
    const tracker = autocannon(options, (error, { non2xx, errors }) => {
      if (error) return reject(error);
      times.sort((a, b) => a - b);
      const quantile = (part: number) => times[Math.floor(part * (times.length - 1))] ?? 0;
      const answers = times.length - non2xx;
      resolve({
        answers,
        failures: non2xx + errors,
        statuses: [...statuses].join(", ") || "no answer",
        rate: answers / ((last - start) / 1000),
        p50: quantile(0.5),
        p99: quantile(0.99),
      });
    });
    tracker.on("response", (_client, status: number, _bytes, time: number) => {
      times.push(time);
      statuses.add(status);
      last = performance.now();
    });
  });
}

process.once("message", async (load: Load) => {
  process.send?.(await run(load));
  process.disconnect();
});
