/** How the doors tell better-auth who is asking; whatever a client sends under this name is dropped. */
export const clientAddressHeader = "x-freehold-client-address";
