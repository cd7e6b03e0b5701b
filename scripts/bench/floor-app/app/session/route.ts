import { sql } from "../../database.mjs";
import { selectSession } from "../../queries";

/** The floor of the session check: one prepared select and nothing else. */
export async function GET(request: Request) {
  const [row] = await selectSession(sql, `${request.headers.get("x-token")}`);
  return Response.json(row ?? null, { status: row ? 200 : 404 });
}
