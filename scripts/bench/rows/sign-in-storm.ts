import { setTimeout as delay } from "node:timers/promises";
import { connections } from "../compare-loads";
import type { Load, LoadRequest, LoadResult } from "../load-program";
import type { Finding, Row } from "../row";
import { runLoad } from "../run-load";
import { runProgram } from "../run-program";
import { interleave, median, medianRatio } from "../statistics";

/** The storm is up before the checks begin. */
const leadSeconds = 1;

/** How session checks fare while 16 connections sign in, which keeps every core busy hashing. */
export const signInStorm: Row = {
  name: "sign-in-storm",
  async measure({ product, httpFloor, owner, signIns, seconds, rounds }) {
    const during = async (url: string, check: LoadRequest, storm: LoadRequest[]) => {
      const duration = seconds + leadSeconds;
      // How many get through is not asked here: on a slow machine none may in so short a time.
      const load: Load = { url, connections, duration, requests: storm };
      const raging = runProgram<LoadResult>("load-program", load);
      const [checks] = await Promise.all([
        delay(leadSeconds * 1000).then(() =>
          runLoad({ url, connections, duration: seconds, requests: [check] }),
        ),
        raging,
      ]);
      return checks;
    };
    const check = { path: "/api/auth/get-session", headers: { cookie: owner.cookie } };
    const bareCheck = { path: "/", headers: { "x-token": owner["x-token"] } };
    const bareStorm: LoadRequest[] = [{ path: "/", method: "POST" }];
    const loads = await interleave(Math.min(rounds, 3), {
      product: () => during(product.url, check, signIns(512)),
      floor: () => during(httpFloor.url, bareCheck, bareStorm),
    });
    const finding = (kind: "rate" | "p50" | "p99", row: string, unit: string): Finding => {
      const values = loads.product.map((load) => load[kind]);
      const floor = loads.floor.map((load) => load[kind]);
      return {
        row,
        unit,
        value: median(values),
        floor: median(floor),
        against: "node:http, hashing as much",
        comparison: { kind: "ratio", value: medianRatio(values, floor) },
        samples: { product: values, floor },
      };
    };
    return [
      finding("rate", "session checks while signing in", "answers/s"),
      finding("p50", "the same, time to an answer, p50", "ms"),
      finding("p99", "the same, time to an answer, p99", "ms"),
    ];
  },
};
