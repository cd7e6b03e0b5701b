/** Does nothing. Without it Next would find the product's, which lies further up. */
export function register() {}
