import { NextResponse } from "next/server";

/** Never runs. Without it Next would find the product's, which lies further up. */
export const proxy = () => NextResponse.next();

export const config = { matcher: "/never" };
