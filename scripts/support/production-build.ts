import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment, dataFolder, root } from "../environment";
import { withExclusiveLock } from "./exclusive-lock.mjs";
import { nextProgram } from "./next-server";
import { SetupError } from "./setup-error";

const SOURCES = ["app", "components", "lib", "db", "public", "proxy.ts", "instrumentation.ts"];
const SETTINGS = ["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];

const buildId = join(root, ".next/BUILD_ID");
const stamp = join(root, ".next/freehold-sources");

/** A hash of everything that the build reads. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const add = (path: string) => hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  const visit = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(child);
      else add(child);
    }
  };
  for (const path of [...SOURCES, ...SETTINGS].filter((name) => existsSync(join(root, name)))) {
    if (path.includes(".")) add(path);
    else visit(path);
  }
  const publicNames = Object.entries(childEnvironment())
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .sort();
  return hash.update(JSON.stringify(publicNames)).digest("hex");
}

export const hasBuild = () => existsSync(buildId);

const isCurrent = (sources: string) =>
  hasBuild() && existsSync(stamp) && readFileSync(stamp, "utf8") === sources;

/** Makes the production build. Its output is shown. Throws when it fails. */
export async function build(): Promise<void> {
  const sources = fingerprint();
  const child = spawn(process.execPath, [nextProgram(), "build", root], {
    cwd: root,
    // The mode belongs to the server, not to the build: one build serves preview and production.
    env: childEnvironment({
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      APP_MODE: undefined,
    }),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new SetupError("The production build failed.", "Its output above says where.");
  }
  writeFileSync(stamp, sources);
}

/** Builds when the sources have changed since the last build. One at a time. */
export async function ensureBuild(): Promise<void> {
  if (isCurrent(fingerprint())) return;
  await withExclusiveLock(
    join(dataFolder, "build.lock"),
    async () => {
      if (!isCurrent(fingerprint())) await build();
    },
    () => console.log("Waiting for another command that is building …"),
  );
}
