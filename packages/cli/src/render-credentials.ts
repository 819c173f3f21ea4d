import { plainText } from '@tableflow-workshop/client-core';
import type { ExplainedCredential } from './explain-credentials.ts';

/** One paragraph for each credential: what it opens, where it is from, and what other place has it, too. */
export function renderCredentials(credentials: readonly ExplainedCredential[]): string {
  return credentials
    .map(({ title, id, hasSecret, opens, places, without, getOne }) => {
      const missing =
        id === null ? (hasSecret ? 'its id is missing' : 'not given') : hasSecret ? '' : 'its secret is missing';
      const head = [title, id === null ? undefined : plainText(id, 100)].filter(Boolean).join(' ');
      const isWhole = missing === '';
      return [
        `${head}${isWhole ? '' : `: ${missing}`}`,
        `  opens ${opens}.`,
        ...(!isWhole && without !== null ? [`  Without it, ${without}.`] : []),
        ...places.map(
          ({ setting, from, isUsed }) => `  ${setting} is ${isUsed ? '' : 'not taken '}from ${plainText(from, 300)}`,
        ),
        ...(isWhole ? [] : [`  ${getOne}`]),
      ].join('\n');
    })
    .join('\n\n');
}
