"use client";

import { createContext, useContext } from "react";
import type { ActionState } from "@/components/forms/action-state";

export const FormContext = createContext<ActionState>(null);

/** The answer to the last submission of the surrounding ActionForm, null before the first. */
export const useFormResult = () => useContext(FormContext);
