import { createServer } from "node:http";
import { hash, verify } from "@node-rs/bcrypt";
import pLimit from "p-limit";
import postgres from "postgres";
import { variable } from "../environment";
import { selectSession } from "./floor-app/queries";

/**
 * The floor without a framework: Node's own server. GET answers the session of a token after one
 * prepared select; POST verifies a password, as many at once as the machine has cores.
 */
const sql = postgres(variable("DATABASE_URL") ?? "", { max: 10, fetch_types: false });
const limit = pLimit(Number(variable("HASHES_AT_ONCE")));
const stored = await hash("a password", { cost: 12 });

createServer(async (request, response) => {
  if (request.method === "POST") {
    await limit(() => verify("a password", stored));
    response.end("{}");
    return;
  }
  const token = request.headers["x-token"];
  if (!token) {
    response.end("ready");
    return;
  }
  const [row] = await selectSession(sql, `${token}`);
  response.writeHead(row ? 200 : 404, { "content-type": "application/json" });
  response.end(JSON.stringify(row ?? null));
}).listen(Number(variable("PORT")), "127.0.0.1");
