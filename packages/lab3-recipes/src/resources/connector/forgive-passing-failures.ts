import type { Clock, Verdict } from '@tableflow-workshop/client-core';
import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import { passingCauseOf } from './judge-connector.ts';

/** The service restarts a connector by itself, and a new key or a new server takes some minutes. */
const graceMs = 5 * 60_000;

type Status = ConnectSchemas['ConnectorStatus'] | undefined;

/** A judgement that waits for what passes, and what it waited for. */
export interface ForgivingJudge {
  readonly judge: (status: Status) => Verdict;
  /** Causes of failures that have passed, each once. */
  readonly forgiven: () => readonly string[];
}

/**
 * Judges a connector that was just started: a failure whose cause passes by itself is waited for, five minutes from when it
 * was first seen. Any other failure counts at once.
 */
export function forgivePassingFailures(clock: Clock, judge: (status: Status) => Verdict): ForgivingJudge {
  const causes = new Set<string>();
  let failedAtMs: number | undefined;
  return {
    forgiven: () => [...causes],
    judge: (status) => {
      const verdict = judge(status);
      const cause = status && verdict.state === 'failed' ? passingCauseOf(status) : undefined;
      if (cause === undefined) return verdict;
      failedAtMs ??= clock.now();
      if (clock.now() - failedAtMs >= graceMs) return verdict;
      causes.add(cause);
      return { state: 'pending', phase: `${status?.connector.state} (may pass)`, why: cause };
    },
  };
}
