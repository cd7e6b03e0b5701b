import type { ReactElement } from "react";

/** One mail. Whatever a person typed goes through `typedText`; links are made by `link`. */
export interface Template<Props> {
  subject(props: Props): string;
  html(props: Props): ReactElement;
  text(props: Props): string;
}
