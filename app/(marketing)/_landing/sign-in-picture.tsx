import { buttonVariants } from "@/components/ui/button";

/** The sign-in form in small, as furniture of the plan. */
export function SignInPicture() {
  return (
    <div
      aria-hidden
      className="my-6 w-full max-w-72 select-none self-center rounded-lg border bg-background p-4 shadow-sm max-sm:hidden"
    >
      <p className="font-semibold">Sign in</p>
      <p className="mt-3 font-medium text-xs">Email</p>
      <p className="mt-1 rounded-md border border-input bg-card px-2.5 py-1 text-sm">
        ada@acme.example
      </p>
      <p className="mt-3 font-medium text-xs">Password</p>
      <p className="mt-1 rounded-md border border-input bg-card px-2.5 py-1 text-sm tracking-widest">
        ••••••••••••
      </p>
      <p className={buttonVariants({ size: "sm", className: "mt-4 w-full" })}>Sign in</p>
    </div>
  );
}
