import postgres from "postgres";

/** As many connections as the product has. */
export const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10, fetch_types: false });
