"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormResult } from "@/components/forms/form-context";
import { Alert, AlertDescription } from "@/components/ui/alert";

/** Says how the last submission ended. ActionForm shows it above the fields by itself. */
export function FormMessage() {
  const result = useFormResult();
  if (!result?.message) return null;
  return (
    <Alert role={result.ok ? "status" : "alert"} variant={result.ok ? "success" : "destructive"}>
      {result.ok ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
      <AlertDescription>{result.message}</AlertDescription>
    </Alert>
  );
}
