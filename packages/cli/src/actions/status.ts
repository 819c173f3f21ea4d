import {
  type Diagnosis,
  diagnoseConnector,
  diagnoseIntegration,
  diagnoseTableflow,
  findExistingLab,
  type LabContext,
  topicOf,
} from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { renderDiagnosis } from '../render-diagnosis.ts';
import { renderJson } from '../render-json.ts';
import { renderTable } from '../render-table.ts';
import { withLab } from '../with-lab.ts';

/** One part of the lab: its name on the command line, and how it is. */
interface Part extends Diagnosis {
  readonly part: string;
}

/** Prints one line for each part of the lab. */
export async function status(options: LabCommandOptions): Promise<void> {
  const parts = await withLab(
    options,
    async (given, signal) => {
      const { lab } = await findExistingLab(given, { signal });
      return Promise.all(partsOf(lab).map((part) => diagnosePart(lab, part, signal)));
    },
    {
      mayStart: false,
    },
  );
  const isWell = parts.every(({ health }) => health.state === 'healthy');
  const verdict = isWell ? 'healthy' : 'not healthy';
  const rows = parts.map(({ part, health, causes, unknown }) => [
    part,
    health.state,
    health.phase,
    causes[0]?.cause ?? unknown[0]?.text ?? '',
  ]);
  const text = `${renderTable(['part', 'state', 'phase', 'likeliest cause'], rows)}\n\n${verdict}`;
  console.log(options.json ? renderJson({ verdict, parts }) : text);
  if (!isWell) process.exitCode = 1;
}

/** Prints all that is known of one part. */
export async function diagnose(part: string, options: LabCommandOptions): Promise<void> {
  const work = async (given: LabContext, signal: AbortSignal): Promise<Part> =>
    diagnosePart((await findExistingLab(given, { signal })).lab, part, signal);
  const result = await withLab(options, work, { mayStart: false });
  console.log(options.json ? renderJson(result) : renderDiagnosis(part, result));
  if (result.health.state !== 'healthy') process.exitCode = 1;
}

function partsOf({ config }: LabContext): readonly string[] {
  const { tableIncludeList, topicPrefix } = config.connector;
  return ['connector', ...tableIncludeList.map((table) => topicOf(topicPrefix, table)), 'integration'];
}

async function diagnosePart(lab: LabContext, part: string, signal: AbortSignal): Promise<Part> {
  const { connector, integrationName } = lab.config;
  if (part === 'connector') return { part, ...(await diagnoseConnector(lab, { name: connector.name }, { signal })) };
  if (part === 'integration')
    return { part, ...(await diagnoseIntegration(lab, { name: integrationName }, { signal })) };
  return { part, ...(await diagnoseTableflow(lab, { topic: part }, { signal })) };
}
