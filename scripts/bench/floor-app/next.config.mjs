import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Built in .data/bench/floor; the packages are the repository's.
const repository = join(dirname(fileURLToPath(import.meta.url)), "../../..");

export default {
  turbopack: { root: repository },
  outputFileTracingRoot: repository,
  serverExternalPackages: ["postgres"],
  typescript: { ignoreBuildErrors: true },
};
