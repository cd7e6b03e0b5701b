import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withExclusiveLock } from "./exclusive-lock.mjs";

const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/**
 * Whether node_modules holds what package-lock.json names. Contents are compared, not dates: a
 * checkout changes dates. Packages for other platforms may be missing, and development packages
 * too when `production` is set.
 * @param {string} root
 * @param {boolean} production
 */
function isInstalled(root, production) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const found = packages(installed);
  return Object.entries(packages(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (path === "") return true;
    const mayMiss = wanted.optional || (production && (wanted.dev || wanted.devOptional));
    if (!found[path]) return Boolean(mayMiss);
    return found[path].version === wanted.version && found[path].integrity === wanted.integrity;
  });
}

/**
 * The dependencies on which package.json and package-lock.json differ: `npm ci` would refuse.
 * @param {string} root
 * @returns {string[]}
 */
export function lockfileDifferences(root) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const locked = packages(join(root, "package-lock.json"))[""];
  return ["dependencies", "devDependencies"].flatMap((kind) => {
    const [ours, theirs] = [manifest[kind] ?? {}, locked[kind] ?? {}];
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...names].filter((name) => ours[name] !== theirs[name]);
  });
}

/** An error with what to do about it. */
const problem = (message, fix) => Object.assign(new Error(message), { fix });

/** npm itself, so that its progress is seen. Development packages come whatever NODE_ENV says. */
function npmCi(root) {
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(
            problem(
              "Installing the dependencies (npm ci) failed: see its output above.",
              "Check the network and the npm registry, then try again.",
            ),
          ),
    );
  });
}

/**
 * Installs the dependencies when they are missing, incomplete or older than package-lock.json.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function installDependencies(root) {
  const production = process.env.NODE_ENV === "production";
  if (isInstalled(root, production)) return;
  await withExclusiveLock(
    join(root, ".data/install.lock"),
    async () => {
      if (isInstalled(root, production)) return;
      const differences = lockfileDifferences(root);
      if (differences.length > 0) {
        throw problem(
          `package-lock.json does not match package.json on ${differences.join(", ")}.`,
          "Run `npm install`, and commit package-lock.json.",
        );
      }
      const start = Date.now();
      console.error("Installing the dependencies (npm ci) …");
      const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
      // npm itself shows progress only on a terminal.
      const timer = setInterval(() => {
        if (!process.stderr.isTTY) console.error(`  still installing, ${seconds()}`);
      }, 10_000);
      await npmCi(root).finally(() => clearInterval(timer));
      console.error(`Dependencies installed in ${seconds()}.`);
    },
    () => console.error("Waiting for another command that is installing the dependencies …"),
  );
}
