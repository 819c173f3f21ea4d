import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import { type Health, isDead } from '../../diagnosis/health.ts';
import type { Clue } from '../../diagnosis/rank-causes.ts';
import { failureMembersOf } from './failure-members.ts';

/** What an unhealthy connector reports about itself, and what its state alone shows. */
export function connectorClues(status: ConnectSchemas['ConnectorStatus'], health: Health): readonly Clue[] {
  const clue = (from: string, text: string): Clue => ({ suspect: 'connector', from, text });
  if (health.state === 'healthy') return [];
  if (health.state === 'paused') return [clue('connector', 'the connector is PAUSED')];
  const { connector, tasks = [] } = status;
  const { validationErrors, errorsFromTrace, overrideMessage, summary } = failureMembersOf(status);
  const { state, trace } = connector;
  const said: readonly (readonly [from: string, text: string | undefined])[] = [
    ['connector trace', trace],
    ...tasks.map(({ id, msg }) => [`task ${id}`, msg] as const),
    ['connector', overrideMessage],
    ...validationErrors.map((text) => ['validation', text] as const),
    ...errorsFromTrace.map((text) => ['connector trace', text] as const),
    ['summary of the service', summary],
  ];
  const texts = new Set<string>();
  const messages = said.flatMap(([from, text]) => {
    if (!text || texts.has(text)) return [];
    texts.add(text);
    return [clue(from, text)];
  });
  const dead = tasks.find((task) => isDead(task.state));
  const isHalfDead = dead !== undefined && (state === 'RUNNING' || state === 'DEGRADED');
  const symptoms = [
    ...(state === 'RUNNING' && tasks.length === 0 ? ['the connector is RUNNING and has no task'] : []),
    ...(isHalfDead ? [`the connector is ${state} and task ${dead.id} is ${dead.state}`] : []),
    ...(state === 'FAILED' && messages.length === 0
      ? ['the connector is FAILED, and the service gives no reason']
      : []),
  ];
  return [...messages, ...symptoms.map((text) => clue('connector', text))];
}
