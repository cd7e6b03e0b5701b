import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { nodeOutput } from "@/tests/support/node-output";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
};

/** Runs a command line of package.json, with more arguments, and collects what it says. */
const run = (line: string, args: string[] = [], env: Record<string, string> = {}) =>
  nodeOutput([...line.split(" ").slice(1), ...args], env);

const commands = Object.entries(scripts).filter(([, line]) => line.startsWith("node scripts/run"));

test.each(commands)("npm run %s explains itself and does nothing", async (_name, line) => {
  const { code, out, error } = await run(line, ["--", "--help"], { DATABASE_URL: "", PORT: "0" });
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toMatch(/^[A-Z].*\.\n\nnpm /);
});

test("a given DATABASE_URL is used as it is", async () => {
  const url = "postgresql://someone:secret@db.example.com:6432/shop?sslmode=require";
  const { out } = await run(scripts["db:url"] ?? "", [], { DATABASE_URL: url, DIRECT_URL: "" });
  expect(out.trim()).toBe(url);
});

describe("a failure is one sentence with what to do, and no stack", () => {
  test("for a command that does not exist", async () => {
    const { code, error } = await run("node scripts/run.mjs nothing");
    expect(code).toBe(1);
    expect(error.trim()).toBe(
      '✗ There is no command "nothing".\n  Run `npm run` to see the commands.',
    );
  });

  test("for a taken port, before anything slow", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
    const { port } = squatter.address() as { port: number };
    try {
      const { code, out, error } = await run(scripts.preview ?? "", [], { PORT: String(port) });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(error).toContain(`Port ${port} is taken by another program`);
      expect(error).toContain(`PORT=${port + 1} npm run preview`);
    } finally {
      squatter.close();
    }
  });

  test("for a database that does not answer", async () => {
    const url = "postgresql://someone:secret@127.0.0.1:1/shop";
    const { code, error } = await run(scripts["db:migrate"] ?? "", [], {
      DATABASE_URL: url,
      DIRECT_URL: url,
    });
    expect(code).toBe(1);
    expect(error).toContain("Cannot connect to 127.0.0.1:1/shop");
    expect(error).not.toMatch(/\n {4}at |secret/);
  });
});
