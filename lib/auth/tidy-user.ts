import { EmailAddress, PersonName, PictureUrl } from "@/lib/users/schemas";

interface UserData {
  name?: string | null;
  email?: string | null;
  image?: string | null;
}

/**
 * What a provider says of a person is as foreign as what a person types: names are cut to what a
 * name may be, pictures that are not https are left out, addresses take their canonical form.
 */
export function tidyUser<T extends UserData>(user: T) {
  const email = EmailAddress.safeParse(user.email);
  const name = PersonName.safeParse(
    (user.name ?? "").replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, " ").slice(0, 100),
  );
  const image = PictureUrl.safeParse(user.image);
  return {
    ...user,
    ...(email.success && { email: email.data }),
    name: name.success ? name.data : (user.email?.split("@")[0] ?? "").slice(0, 100).padEnd(2, "."),
    image: image.success ? image.data : null,
  };
}
