import { type Clock, isNotFound, type Verdict } from '@tableflow-workshop/client-core';
import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { letTearDownFinish } from '../../mechanics/another-run.ts';
import { judgeConnector } from './judge-connector.ts';
import { readConnectorStatus } from './read-connector.ts';

/** A connector that was just made may not be found for some seconds. */
const graceMs = 60_000;

type Status = ConnectSchemas['ConnectorStatus'];

/** The status of a connector, or `undefined` where there is none. */
export async function findConnectorStatus(
  lab: LabContext,
  name: string,
  signal: AbortSignal | undefined,
): Promise<Status | undefined> {
  try {
    return await readConnectorStatus(lab, name, signal);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/**
 * What a connector's status means, and that there is none: one that was seen has been deleted, and one that is not there
 * after a minute will not come.
 */
export function judgePresentConnector(clock: Clock, name: string): (status: Status | undefined) => Verdict {
  const startedMs = clock.now();
  let wasSeen = false;
  return (status) => {
    if (status) {
      wasSeen = true;
      return judgeConnector(status);
    }
    if (wasSeen)
      return { state: 'failed', phase: 'DELETED', why: 'somebody else deleted it meanwhile', hint: letTearDownFinish };
    const why = `connector "${name}" does not exist`;
    if (clock.now() - startedMs < graceMs) return { state: 'pending', phase: 'NOT THERE', why };
    const hint = `Create it with createPostgresCdcConnector, or run lab3 up. ${letTearDownFinish}`;
    return { state: 'failed', phase: 'NOT THERE', why, hint };
  };
}
