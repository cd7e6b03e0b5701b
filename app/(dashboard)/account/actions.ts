"use server";

import { refresh } from "next/cache";
import { sessionAction } from "@/lib/doors/action";
import { UpdateProfileInput } from "@/lib/users/schemas";
import { updateProfile } from "@/lib/users/update-profile";

export const updateProfileAction = sessionAction(UpdateProfileInput, async (person, input) => {
  await updateProfile(person, input);
  refresh();
  return { message: "Your profile is saved." };
});
