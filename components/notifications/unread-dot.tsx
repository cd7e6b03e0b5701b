/** Stands before what is unread; keeps its place before the rest. */
export function UnreadDot({ isRead }: { isRead: boolean }) {
  return (
    <span className={`mt-1.5 size-2 shrink-0 rounded-full ${isRead ? "" : "bg-brand"}`}>
      {!isRead && <span className="sr-only">Unread: </span>}
    </span>
  );
}
