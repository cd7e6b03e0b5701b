import type { ChangedValue } from "@/lib/audit-logs/describe-changes";

/** Before and after, column by column; what was there before is struck through. */
export function ChangedValues({ changes }: { changes: readonly ChangedValue[] }) {
  return (
    <dl>
      {changes.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {before !== null && (
              <del>
                <span className="sr-only">before: </span>
                {before}
              </del>
            )}{" "}
            {after !== null && (
              <ins>
                <span className="sr-only">after: </span>
                {after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
