import type { Credentials } from './credentials.ts';
import { keptBody } from './read-body.ts';

/** Databricks and its gateways call it by several names; a refusal for want of a right has none of them. */
const ended =
  /\b(invalid|expired) (access )?(token|jwt)\b|\b(token|jwt) (is |has |was )?(expired|invalid|no longer valid)|ExpiredJwt/i;

/** Longer texts are pages of a proxy. */
const longestText = 16_384;

/** Whether a 403 means that the token has ended: some services answer so where others send 401. */
export function saysTokenEnded(outcome: unknown, credentials: Credentials): boolean {
  if (!(outcome instanceof Response) || !credentials.renew) return false;
  const { text } = keptBody(outcome);
  return text.length <= longestText && ended.test(text);
}
