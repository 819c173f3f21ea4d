import { timingSafeEqual } from 'node:crypto';
import { sign } from '../databricks/external-links.ts';
import { resultFile } from '../databricks/result-file.ts';
import type { Answer } from '../request/answer.ts';
import type { Undescribed } from './undescribed.ts';

const path = /^\/external-results\/([^/]+)\/(\d+)$/;

/**
 * The storage that the links of a statement lead to. A link proves itself, and a request that has a token besides is
 * refused as cloud storage refuses it: the token of the workspace has no business there. Source: D8.
 */
export const externalResults: readonly Undescribed[] = [
  {
    method: 'GET',
    path,
    isOpen: true,
    isLinked: true,
    async answer({ request, query }, { state, clock }) {
      const [, statementId = '', chunkIndex = ''] = path.exec(new URL(request.url).pathname) ?? [];
      if (request.headers.has('authorization')) {
        return refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed');
      }
      const record = state.databricks.statements.find((one) => one.response.statement_id === statementId);
      const expiresAtMs = Number(query.get('expires'));
      const chunk = record?.chunks[Number(chunkIndex)];
      if (
        !record?.linkKey ||
        !isSame(query.get('signature') ?? '', sign(record, { statementId, chunkIndex, expiresAtMs }))
      ) {
        return refusal(403, 'SignatureDoesNotMatch', 'The signature is not one that was given out.');
      }
      if (expiresAtMs <= clock.now()) return refusal(403, 'AccessDenied', 'Request has expired');
      if (!chunk) return refusal(404, 'NoSuchKey', 'The specified key does not exist.');
      return { status: 200, content: await resultFile(record, chunk) };
    },
  },
];

function refusal(status: number, code: string, message: string): Answer {
  const bytes = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, content: { type: 'application/xml', bytes } };
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
