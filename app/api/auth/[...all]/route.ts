import { authRoute } from "@/lib/doors/auth-route";

export const GET = authRoute;
export const POST = authRoute;
