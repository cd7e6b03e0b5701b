import { z } from "zod";
import { userRoles } from "@/lib/permissions";

/** Letters, marks, digits, punctuation and spaces: nothing invisible that could disguise a text. */
const visible = /^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]*$/u;

export const PersonName = z
  .string("Enter a name.")
  .trim()
  // As the database counts them: an emoji is one.
  .refine((name) => [...name].length >= 2, "Use at least 2 characters.")
  .max(100, "Use at most 100 characters.")
  .regex(visible, "Leave out invisible characters.");

/** Trimmed and lower case: the form in which addresses are stored and compared. */
export const EmailAddress = z
  .string("Enter an e-mail address.")
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an e-mail address, like name@example.com."));

/** The browser fetches it, never the server; https only, so that nothing runs or leaks. */
export const PictureUrl = z
  .string("Enter a URL.")
  .trim()
  .max(2048, "This URL is too long.")
  .pipe(
    z.url({
      protocol: /^https$/,
      hostname: z.regexes.domain,
      error: "Enter a URL that begins with https://.",
    }),
  );

export const UpdateProfileInput = z.object({
  name: PersonName,
  image: z.union([z.literal("").transform(() => null), PictureUrl]),
});

export const SetUserRoleInput = z.object({
  userId: z.string().min(1).max(64),
  role: z.enum(userRoles, "Choose a role."),
});
