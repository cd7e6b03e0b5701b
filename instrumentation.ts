import type { Instrumentation } from "next";

/** Runs once when a server starts, before it answers: checks the environment, starts the worker. */
export async function register() {
  if (
    process.env.NEXT_RUNTIME === "nodejs" &&
    process.env.NEXT_PHASE !== "phase-production-build"
  ) {
    try {
      const { requireServerEnvironment } = await import("@/lib/env");
      requireServerEnvironment();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
    const { env } = await import("@/lib/env");
    if (env.MODE === "production") {
      const { requireSafeLogin } = await import("@/db/require-safe-login");
      // Not awaited: a database that is away must not keep the server from starting.
      void requireSafeLogin((reason) => {
        console.error(reason);
        process.exit(1);
      });
    }
    const { followExchanges } = await import("@/lib/request/current-exchange");
    followExchanges();
    const { startWorker } = await import("@/lib/jobs/start-worker");
    startWorker();
  }
}

/** What no door has caught. The address is not logged: it may hold a token. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logError } = await import("@/lib/logger");
    logError(error, {
      method: request.method,
      route: context.routePath,
      kind: context.routeType,
      digest: (error as { digest?: string }).digest,
    });
  }
};
