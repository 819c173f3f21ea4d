import type { ReportDocument, ReportedPart } from './report-document.ts';

/** How something is, in one word of the page; each has a colour, a sign and a word. */
export type Condition = 'healthy' | 'starting' | 'unhealthy' | 'unknown';

/** The sign beside the word: colour alone says nothing to some. */
export const signs: Readonly<Record<Condition, string>> = { healthy: '✓', starting: '…', unhealthy: '✗', unknown: '?' };

type State = ReportedPart['health']['state'];

const conditions: Readonly<Record<State, Condition>> = {
  healthy: 'healthy',
  pending: 'starting',
  degraded: 'unhealthy',
  failed: 'unhealthy',
  paused: 'unhealthy',
  absent: 'unhealthy',
  unknown: 'unknown',
};

export function conditionOfPart({ health }: ReportedPart): Condition {
  return conditions[health.state];
}

/** A table that is behind comes; one that failed does not. */
export function conditionOfTable(verdict: ReportDocument['tables'][number]['verdict']['verdict']): Condition {
  if (verdict === 'failed') return 'unhealthy';
  return verdict === 'behind' ? 'starting' : 'healthy';
}

const order: readonly Condition[] = ['unhealthy', 'starting', 'unknown', 'healthy'];

/** The worst of several; of none it is not known. */
export function worst(all: readonly Condition[]): Condition {
  return order.find((one) => all.includes(one)) ?? 'unknown';
}

/** How the whole lab is. */
export function conditionOfLab({ parts, tables }: ReportDocument): Condition {
  return worst([...parts.map(conditionOfPart), ...tables.map(({ verdict }) => conditionOfTable(verdict.verdict))]);
}
