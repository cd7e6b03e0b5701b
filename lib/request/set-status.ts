import { answerWith } from "./answer-with";
import { currentExchange } from "./current-exchange";

/**
 * Answers the current page with this status. Next knows 200, 401, 403, 404 and 500 for pages only;
 * "the database is away" has to be 503, so that browsers, caches and monitors know it will pass.
 */
export function setStatus(status: number, headers: Record<string, string> = {}): void {
  const response = currentExchange()?.response;
  if (response) answerWith(response, status, headers);
}
