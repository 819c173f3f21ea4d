import { type Verdict, WaitError, waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { SourceError } from '../../source/source-error.ts';

/** The lab's PostgreSQL takes 5 to 10 minutes after Terraform. */
const defaultTimeoutMs = 10 * 60_000;

/** `starting up`, `shutting down` and `not yet accepting connections`: the server is there, and lets nobody in yet. */
const notYetCode = '57P03';
/** A name that is not known here will not be in ten minutes: it may be a private one. */
const unknownHost = /ENOTFOUND|EAI_AGAIN|EAI_NONAME/;

/** How the wait for the source database ended. */
export type SourceReadiness = 'ready' | 'no connection' | 'unreachable';

/**
 * Waits until the source database accepts connections: a server that Terraform has just made takes 5 to 10 minutes. What
 * it says after that, such as a refused password, is for `checkSourceDatabase`.
 *
 * A database that remains out of reach is not an error: Confluent Cloud reaches it from another network. A host name that
 * is unknown here is not waited for.
 *
 * @param options `timeoutMs` defaults to 10 minutes; 0 checks once
 * @returns `ready`; `no connection` where the lab has none; `unreachable` when the time is over
 * @throws the signal's reason when aborted
 * @example
 * await waitUntilSourceReady(lab, { onProgress: ({ phase }) => console.log(phase) });
 */
export async function waitUntilSourceReady(lab: LabContext, options: WaitOptions = {}): Promise<SourceReadiness> {
  const { source, clock } = lab;
  if (!source) return 'no connection';
  const { hostname, port } = lab.config.source;
  type Look = { readonly readiness: SourceReadiness; readonly verdict: Verdict };
  const ready = (readiness: SourceReadiness): Look => ({ readiness, verdict: { state: 'ready' } });
  try {
    const { readiness } = await waitUntil<Look>({
      ...options,
      waitingFor: `database ${hostname}:${port} to accept connections`,
      clock,
      timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
      observe: async (signal) => {
        try {
          await source.inspect(signal);
          return ready('ready');
        } catch (error) {
          signal?.throwIfAborted();
          if (!SourceError.isInstance(error)) throw error;
          const said = error.detail ?? error.message;
          if (error.reason === 'unreachable' && unknownHost.test(`${error.code} ${said}`)) return ready('unreachable');
          if (error.reason === 'refused' && error.code !== notYetCode) return ready('ready');
          const phase = error.reason === 'refused' ? 'the database is starting' : 'the database is not reached yet';
          return { readiness: 'unreachable', verdict: { state: 'pending', phase, why: said } };
        }
      },
      judge: ({ verdict }) => verdict,
    });
    return readiness;
  } catch (error) {
    if (WaitError.isInstance(error) && error.reason === 'timeout') return 'unreachable';
    throw error;
  }
}
