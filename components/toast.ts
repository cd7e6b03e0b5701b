/** Heard by the ToastRegion of components/toaster.tsx. */
export const toastEvent = "freehold:toast";

/**
 * Says in passing that something is done. For what happened out of sight; what belongs to a form is
 * said in the form. The library is loaded with the first toast.
 */
export async function showToast(message: string) {
  dispatchEvent(new Event(toastEvent));
  const { toast } = await import("sonner");
  toast.success(message);
}
