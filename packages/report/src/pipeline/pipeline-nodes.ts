import { type Condition, conditionOfPart, conditionOfTable, worst } from '../condition.ts';
import { bytes, count, plural, roughly } from '../format.ts';
import type { ReportDocument } from '../report-document.ts';

/** A station on the way of the rows. */
export interface PipelineNode {
  readonly name: string;
  readonly condition: Condition;
  /** The state in the words of the service, or what stands for one. */
  readonly state: string;
  /** Its figure, if there is one. */
  readonly figure: string;
}

/** The stations from the database to the catalog. */
export function pipelineNodes(document: ReportDocument): readonly PipelineNode[] {
  const { parts, tables } = document;
  const verdicts = tables.map(({ verdict }) => verdict);
  const partNamed = (name: string) => parts.find(({ part }) => part === name);
  const [connector, integration] = [partNamed('connector'), partNamed('integration')];
  const sourceRows = sum(verdicts.map((one) => one.sourceRows));
  const records = sum(verdicts.map((one) => one.topicRecords));
  const rows = sum(verdicts.map((one) => one.deltaRows));
  const lag = verdicts.reduce<number | null>((most, { slotLagBytes }) => larger(most, slotLagBytes), null);
  const age = verdicts.reduce<number | null>((most, { freshnessMs }) => larger(most, freshnessMs), null);
  const topics = parts.filter(({ part }) => part !== 'connector' && part !== 'integration');
  const tableflow = worst(topics.map(conditionOfPart));
  const atTopic = verdicts.some(({ hop }) => hop === 'topic' || hop === 'connector' || hop === 'slot');
  const complete = verdicts.filter((one) => conditionOfTable(one.verdict) === 'healthy').length;
  return [
    {
      name: 'PostgreSQL',
      condition: sourceRows === null ? 'unknown' : 'healthy',
      state: sourceRows === null ? 'not reached from here' : 'reached',
      figure: `${count(sourceRows)} rows`,
    },
    {
      name: 'CDC connector',
      condition: connector ? conditionOfPart(connector) : 'unknown',
      state: mainPhase(connector?.health.phase),
      figure: lag === null ? '' : `slot ${bytes(lag)} behind`,
    },
    {
      name: 'Kafka topics',
      condition: records === null ? 'unknown' : atTopic ? 'starting' : 'healthy',
      state: plural(tables.length, 'topic'),
      figure: `${count(records)} records`,
    },
    {
      name: 'Tableflow',
      condition: tableflow,
      state: phasesOf(topics.map(({ health }) => mainPhase(health.phase))),
      figure: syncsOf(verdicts.map(({ catalogSync }) => catalogSync)),
    },
    {
      name: 'Delta tables',
      condition: worst(verdicts.map((one) => conditionOfTable(one.verdict))),
      state: `${complete} of ${verdicts.length} complete`,
      figure: `${count(rows)} rows${age === null ? '' : `, ${roughly(age)} old`}`,
    },
    {
      name: 'Unity Catalog',
      condition: integration ? conditionOfPart(integration) : 'unknown',
      state: mainPhase(integration?.health.phase),
      figure: document.lab.catalogName,
    },
  ];
}

/** Without the states of tasks: those are in the table below. */
function mainPhase(phase: string | undefined): string {
  return phase?.split(',')[0] ?? 'not checked';
}

function syncsOf(syncs: readonly (string | null)[]): string {
  const known = syncs.filter((one) => one !== null);
  return known.length === 0 ? '' : `sync ${phasesOf(known)}`;
}

/** The phases of all topics, each once. */
function phasesOf(phases: readonly string[]): string {
  const different = [...new Set(phases)];
  return different.length === 0 ? 'not checked' : different.join(' / ');
}

/** Of figures that could all not be had there is none. */
function sum(all: readonly (number | null)[]): number | null {
  const known = all.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
}

function larger(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.max(left, right);
}
