import type { Verdict } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import { judgeTableflow } from './judge-tableflow.ts';
import type { TableflowTopic } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';

/** How far an integration is with the table of a topic. */
export function judgePublishing(topic: TableflowTopic | undefined, integrationId: string): Verdict {
  const tableflow = judgeTableflow(topic);
  if (tableflow.state !== 'ready') return tableflow;
  const sync = topic?.status.catalog_sync_statuses?.find((one) => one.catalog_integration_id === integrationId);
  if (sync?.sync_status === 'SYNCED') return { state: 'ready' };
  const said = realMessage(sync?.error_message);
  if (sync?.sync_status !== 'FAILED') return { state: 'pending', phase: sync?.sync_status ?? 'not begun', why: said };
  const evidence = said ?? 'the service gives no reason';
  const rule = causeOf('integration', evidence);
  return {
    state: 'failed',
    phase: 'FAILED',
    why: rule ? `${rule.cause} It said: ${evidence}` : evidence,
    hint: rule?.remedy,
  };
}
