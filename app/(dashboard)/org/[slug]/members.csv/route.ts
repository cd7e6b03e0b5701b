import { memberContext, route } from "@/lib/doors/route";
import { exportMembers } from "@/lib/members/export-members";
import { MembersQuery } from "@/lib/members/schemas";

/** The list of members as a file, as long as it is: it is sent while it is read. */
export const GET = route(
  async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
    const { slug } = await params;
    const context = await memberContext(request, slug);
    const query = MembersQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const pieces = exportMembers(context, query);
    // Read before the status is sent: a database that is away is no file.
    let piece = await pieces.next();
    const body = new ReadableStream<string>({
      async pull(controller) {
        if (piece.done) return controller.close();
        controller.enqueue(piece.value);
        piece = await pieces.next();
      },
      cancel: () => pieces.return(undefined).then(),
    });
    return new Response(body.pipeThrough(new TextEncoderStream()), {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": `attachment; filename="${slug}-members.csv"`,
        "cache-control": "no-store",
      },
    });
  },
);
