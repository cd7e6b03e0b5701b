import { smtpTransport } from "@/lib/email/smtp-transport";
import { type Mode, variable } from "../environment";
import { describeError } from "./describe-error";
import { type Finding, fail, ok, warn } from "./finding";

const GENERATE = "Generate one: openssl rand -base64 32";

/** lib/env validates everything; each of its complaints becomes a line. */
async function checkVariables(): Promise<Finding[]> {
  try {
    await import("@/lib/env");
    return [ok("Environment", "every variable is valid")];
  } catch (error) {
    const lines = describeError(error).message.split("\n");
    const problems = lines.filter((line) => line.startsWith("  ")).map((line) => line.trim());
    return (problems.length > 0 ? problems : lines).map((line) =>
      fail("Environment", line, "Set it in the environment or in .env (see .env.example)."),
    );
  }
}

/** Whether a secret looks typed or copied from an example rather than generated. */
const isGuessable = (secret: string) =>
  new Set(secret).size < 12 || /change.?me|secret|password|example|default/i.test(secret);

function checkSecret(mode: Mode): Finding[] {
  const secret = variable("BETTER_AUTH_SECRET");
  const name = "BETTER_AUTH_SECRET";
  if (!secret) return [];
  if (secret.length < 32) return [fail(name, "is shorter than 32 characters.", GENERATE)];
  if (!isGuessable(secret)) return [ok(name, "long and random")];
  const level = mode === "production" ? fail : warn;
  return [level(name, "looks like an example, not like a random value.", GENERATE)];
}

function checkAddress(mode: Mode): Finding[] {
  const text = variable("APP_URL");
  if (!text || !URL.canParse(text)) return [];
  const url = new URL(text);
  const isLocal = ["localhost", "127.0.0.1"].includes(url.hostname);
  if (mode === "production" && isLocal) {
    return [warn("APP_URL", `${text} is this machine.`, "Set it to the site's public address.")];
  }
  if (mode === "production" && url.protocol !== "https:") {
    const fix = "Serve the site over https: sessions travel in cookies.";
    return [fail("APP_URL", `${text} is not https.`, fix)];
  }
  const port = variable("PORT") ?? "3000";
  if (mode !== "production" && isLocal && url.port !== port) {
    const fix = `Leave it out, or set it to http://localhost:${port}.`;
    return [warn("APP_URL", `${text} is not on PORT ${port}: links in mail go elsewhere.`, fix)];
  }
  return [ok("APP_URL", text)];
}

async function checkMail(mode: Mode): Promise<Finding[]> {
  const url = variable("SMTP_URL");
  if (!url) return mode === "production" ? [] : [ok("Mail", "development mailbox at /dev/mail")];
  if (!URL.canParse(url)) return [];
  const transport = smtpTransport(url);
  try {
    await transport.verify();
    return [ok("Mail", `${new URL(url).host} accepts us`)];
  } catch (error) {
    const text = `The SMTP server does not accept us: ${describeError(error).message}.`;
    return [fail("Mail", text, "Check SMTP_URL: protocol, host, port, user and password.")];
  } finally {
    transport.close();
  }
}

/** What the variables must be for the mode in which the server would run. */
export async function checkEnvironment(mode: Mode): Promise<Finding[]> {
  return [
    ok("Mode", mode),
    ...(await checkVariables()),
    ...checkSecret(mode),
    ...checkAddress(mode),
    ...(await checkMail(mode)),
  ];
}
