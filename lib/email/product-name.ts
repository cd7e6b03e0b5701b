/** The name under which mail speaks. */
export const productName = "Freehold";
