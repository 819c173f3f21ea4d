import type { Credentials } from './credentials.ts';

/** Databricks and its gateways call it by several names; a refusal for want of a right has none of them. */
const ended =
  /\b(invalid|expired) (access )?(token|jwt)\b|\b(token|jwt) (is |has |was )?(expired|invalid|no longer valid)|ExpiredJwt/i;

/** Longer texts are pages of a proxy. */
const mostBytes = 16_384;

/** Whether a 403 means that the token has ended: some services answer so where others send 401. Reads a copy of the body. */
export async function saysTokenEnded(outcome: unknown, credentials: Credentials): Promise<boolean> {
  if (!(outcome instanceof Response) || !credentials.renew || !outcome.body) return false;
  if (Number(outcome.headers.get('content-length') ?? 0) > mostBytes) return false;
  try {
    return ended.test((await outcome.clone().text()).slice(0, mostBytes));
  } catch {
    // The body broke off: whoever reads it next says so.
    return false;
  }
}
