export const dynamic = "force-dynamic";

/** Whether this process answers. It asks no one else, so it says nothing about the database. */
export function GET() {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
