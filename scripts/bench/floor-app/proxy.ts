/** Never runs. Without it Next would find the product's, which lies further up. */
export const proxy = () => undefined;

export const config = { matcher: "/never" };
