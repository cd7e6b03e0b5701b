/** In characters. Shared by forms, the guard and better-auth. */
export const passwordLimits = { min: 10, max: 128 } as const;
