"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { toastEvent } from "@/components/toast";

const Toaster = dynamic(() => import("@/components/ui/sonner").then((module) => module.Toaster), {
  ssr: false,
});

/** The place where toasts appear; empty, and without the library behind it, until the first one. */
export function ToastRegion() {
  const [needed, setNeeded] = useState(false);

  useEffect(() => {
    const show = () => setNeeded(true);
    addEventListener(toastEvent, show);
    return () => removeEventListener(toastEvent, show);
  }, []);

  return needed ? <Toaster /> : null;
}
