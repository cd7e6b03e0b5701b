import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment, dataFolder, root } from "../environment";
import { nextProgram } from "../support/next-server";
import { runProcess } from "../support/run-process";
import { SetupError } from "../support/setup-error";

const template = join(root, "scripts/bench/floor-app");
const folder = join(dataFolder, "bench/floor");
const stamp = join(folder, ".next/freehold-sources");

function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const entries = readdirSync(template, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path).update("\0").update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Builds the bare Next application, unless it is there. Returns its folder. */
export async function buildFloor(): Promise<string> {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return folder;
  console.log("Building the bare Next application …");
  rmSync(folder, { recursive: true, force: true });
  cpSync(template, folder, { recursive: true });
  const { code, output } = await runProcess(process.execPath, [nextProgram(), "build", folder], {
    cwd: folder,
    env: childEnvironment({
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: undefined,
    }),
  });
  if (code !== 0) throw new SetupError("The bare Next application did not build.", output);
  writeFileSync(stamp, sources);
  return folder;
}
