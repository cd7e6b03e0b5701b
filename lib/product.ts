/** The product's name, wherever people read it. `README.md` lists what else a new name touches. */
export const productName = "Freehold";
