import { sleep } from '@tableflow-workshop/client-core';
import { tableflowUserAgent } from './publish-table.ts';
import { toResponse } from './request/answer.ts';
import type { CallLog } from './request/call-log.ts';
import { canonicalPath } from './request/canonical-path.ts';
import { readable } from './request/decode.ts';
import type { FaultScript } from './request/faults.ts';
import { answerOwn, type OwnMatch } from './request/own-routes.ts';
import { readAnyBody } from './request/read-body.ts';
import type { Surroundings } from './request/route.ts';
import { cloudOf, findOperation } from './request/router.ts';
import { workOn } from './work-on.ts';

/** Handles one request after the other: its faults, its work, its line in the log. */
export function createRequestHandler(options: {
  readonly surroundings: Surroundings;
  readonly faults: FaultScript;
  readonly log: CallLog;
  readonly isLenient: boolean;
  /** Resolves when what was changed is saved. */
  readonly save: () => Promise<void>;
  readonly newRequestId: () => string;
  /** What the user of the simulator answers beside it. */
  readonly findOwn: (method: string, pathname: string) => OwnMatch | undefined;
}): (request: Request) => Promise<Response> {
  const { surroundings, faults, log, isLenient, save, newRequestId, findOwn } = options;
  const { clock } = surroundings;

  // Virtual time stands still while a request is worked on.
  return async (request) => {
    let release = clock.hold?.();
    const letTimePass = async <Result>(until: Promise<Result>): Promise<Result> => {
      release?.();
      try {
        return await until;
      } finally {
        release = clock.hold?.();
      }
    };
    try {
      const url = new URL(request.url);
      const own = findOwn(request.method, url.pathname);
      const pathname = isLenient ? canonicalPath(url.pathname) : url.pathname;
      const match = own ? undefined : findOperation(request.method, pathname);
      const operationId = own ? own.route.operationId : match?.operation.operationId;
      const fault = faults.next({
        operationId,
        method: request.method,
        path: url.pathname,
      });
      if (fault?.delayMs) await letTimePass(sleep(clock, fault.delayMs, request.signal));
      if (fault?.drop === 'before') throw connectionCut();
      const { answer, body } = fault?.answer
        ? { answer: fault.answer, body: await readAnyBody(request) }
        : own
          ? await answerOwn(own, request)
          : await workOn(request, match, { surroundings, isLenient, letTimePass });
      if (!fault?.answer && request.method !== 'GET') await save();
      log.add({
        method: request.method,
        path: readable(url),
        operationId,
        isFromTableflow: request.headers.get('user-agent') === tableflowUserAgent,
        status: answer.status,
        atMs: clock.now(),
        body,
      });
      if (fault?.drop === 'after') throw connectionCut();
      return toResponse(answer, cloudOf(url.pathname), { 'x-request-id': newRequestId() });
    } finally {
      release?.();
    }
  };
}

/** What `fetch` throws when the peer goes away. */
function connectionCut(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
}
