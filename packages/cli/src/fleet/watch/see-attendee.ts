import type { TableVerdict } from '@tableflow-workshop/lab3-recipes';
import type { AttendeeResult, VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import type { AttendeeStages, AttendeeState, ReportedAttendee, StageState } from '@tableflow-workshop/report';

/** What the proof of one lab came to. */
export type AttendeeProof = VerifyFleetResult['attendees'][number];

type Stage = keyof AttendeeStages;

const stageOf: Readonly<Record<NonNullable<TableVerdict['hop']>, Stage>> = {
  connector: 'connector',
  slot: 'connector',
  topic: 'topic',
  Tableflow: 'tableflow',
  'catalog sync': 'catalog',
  rows: 'rows',
  columns: 'rows',
};

/** The stages in their order. */
const stages: readonly Stage[] = ['connector', 'topic', 'tableflow', 'catalog', 'rows'];

/** Something is not there yet. Whoever performs the lab by hand comes past each of these. */
const isToCome: ReadonlySet<string> = new Set([
  'connector-absent',
  'topic-absent',
  'tableflow-disabled',
  'integration-absent',
  'awaiting-first-topic',
]);

/**
 * How the lab of an attendee is, by what was proven of it.
 *
 * @param wasComplete whether it was complete before: then what is not there was removed, and is not to come
 */
export function seeAttendee(proof: AttendeeProof, checkedAt: string, wasComplete: boolean): ReportedAttendee {
  const tables = proof.details?.tables ?? [];
  const state = stateOf(proof, tables, wasComplete);
  const counted = tables.filter(({ deltaRows }) => deltaRows !== null);
  return {
    attendee: proof.attendee,
    prefix: proof.prefix,
    state,
    stages: stagesOf(tables, state, proof.findings),
    checkedAt,
    tables: tables.length,
    completeTables: tables.filter(isWhole).length,
    rows: counted.length === 0 ? null : counted.reduce((sum, { deltaRows }) => sum + (deltaRows ?? 0), 0),
    findings: proof.findings,
  };
}

/** An attendee whom nobody has checked yet. */
export function unseenAttendee(attendee: string, prefix: string | undefined): ReportedAttendee {
  return {
    attendee,
    prefix: prefix ?? null,
    state: 'not checked',
    stages: { connector: 'waiting', topic: 'waiting', tableflow: 'waiting', catalog: 'waiting', rows: 'waiting' },
    checkedAt: null,
    tables: 0,
    completeTables: 0,
    rows: null,
    findings: [],
  };
}

function stateOf(
  { findings, outcome }: AttendeeProof,
  tables: readonly TableVerdict[],
  wasComplete: boolean,
): AttendeeState {
  if (outcome === 'complete') return 'complete';
  if (outcome === 'failed' || wasComplete) return 'stuck';
  if (tables.every((table) => table.hop === 'connector' && isAbsent(table))) return 'not started';
  // What no rule explains is a fault only where something has failed: a wait needs no explanation.
  const hasFailed = tables.some((table) => table.verdict === 'failed' && !isAbsent(table));
  const isFault = ({ ruleId }: AttendeeProof['findings'][number]): boolean =>
    ruleId === 'unknown' ? hasFailed : !isToCome.has(ruleId);
  return findings.some(isFault) ? 'stuck' : 'on the way';
}

/** Whether rows are held up by something that does not exist. */
function isAbsent({ hop, reason, tableflowPhase, verdict }: TableVerdict): boolean {
  if (verdict !== 'failed') return false;
  if (hop === 'connector') return tableflowPhase === null && reason.startsWith('the connector is DELETED');
  return hop === 'topic' || (hop === 'Tableflow' && tableflowPhase === null);
}

/** A table without rows in its source has nothing to bring. */
function isWhole({ verdict }: TableVerdict): boolean {
  return verdict === 'complete' || verdict === 'empty';
}

/** The worst of all tables at each stage. */
function stagesOf(
  tables: readonly TableVerdict[],
  state: AttendeeState,
  findings: AttendeeResult<string, unknown>['findings'],
): AttendeeStages {
  const order = ['failed', 'running', 'waiting', 'done'] as const;
  const at = (stage: Stage): StageState => {
    const found = tables.map((table) => stageOfTable(table, stage, state, findings));
    return tables.length === 0 ? 'waiting' : (order.find((one) => found.includes(one)) ?? 'waiting');
  };
  return {
    connector: at('connector'),
    topic: at('topic'),
    tableflow: at('tableflow'),
    catalog: at('catalog'),
    rows: at('rows'),
  };
}

function stageOfTable(
  table: TableVerdict,
  stage: Stage,
  state: AttendeeState,
  findings: AttendeeResult<string, unknown>['findings'],
): StageState {
  const { hop, verdict } = table;
  if (isWhole(table) || hop === null) return 'done';
  const distance = stages.indexOf(stage) - stages.indexOf(stageOf[hop]);
  if (distance !== 0) return distance < 0 ? 'done' : 'waiting';
  const isCulprit =
    state === 'stuck' && findings.some(({ ruleId, where }) => where.startsWith(hop) && ruleId !== 'unknown');
  if (verdict === 'behind' && !isCulprit) return 'running';
  return state === 'stuck' ? 'failed' : 'waiting';
}
