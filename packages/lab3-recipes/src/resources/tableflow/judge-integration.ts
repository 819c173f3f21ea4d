import type { Verdict } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import { letTearDownFinish } from '../../mechanics/another-run.ts';
import type { UnityIntegration } from './unity-integrations.ts';

/** What the state of an integration means. PENDING is right until a first Delta topic runs. */
export function judgeIntegration(integration: UnityIntegration | undefined): Verdict {
  if (!integration)
    return {
      state: 'failed',
      phase: 'DELETED',
      why: 'it does not exist',
      hint: `Create it again. ${letTearDownFinish}`,
    };
  if (integration.phase === 'CONNECTED') return { state: 'ready' };
  if (integration.phase !== 'FAILED')
    return { state: 'pending', phase: integration.phase, why: integration.errorMessage };
  const evidence = integration.errorMessage ?? 'the service gives no reason';
  const rule = causeOf('integration', evidence);
  return {
    state: 'failed',
    phase: 'FAILED',
    why: rule ? `${rule.cause} It said: ${evidence}` : evidence,
    hint: rule?.remedy,
  };
}
