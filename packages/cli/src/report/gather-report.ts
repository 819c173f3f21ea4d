import { plainText, SdkError } from '@tableflow-workshop/client-core';
import { type LabContext, readTableHistory, topicOf, verifyTables } from '@tableflow-workshop/lab3-recipes';
import type { ReportDocument, ReportedTable, RowSample } from '@tableflow-workshop/report';
import { checkPart, partsOf } from '../check-part.ts';
import { describeLab } from '../describe-lab.ts';
import { printProblem } from '../print.ts';
import { readReceipt } from './read-receipt.ts';

/** Rows of each table at earlier polls, by topic. It grows to `mostSamples`. */
export type Samples = Map<string, RowSample[]>;

/** As many as a chart shows apart. */
const mostSamples = 500;

/** Everything that the page shows, as it is now. Changes nothing. */
export async function gatherReport(
  lab: LabContext,
  signal: AbortSignal,
  samples: Samples = new Map(),
): Promise<ReportDocument> {
  const { connector, kafkaClusterId } = lab.config;
  const captured = connector.tableIncludeList.map((sourceTable) => ({
    sourceTable,
    topic: topicOf(connector.topicPrefix, sourceTable),
  }));
  const [parts, { tables }, run, histories] = await Promise.all([
    Promise.all(partsOf(lab).map((part) => checkPart(lab, part, signal))),
    verifyTables(lab, { tables: captured, connectorName: connector.name }, { signal, wait: false }),
    readReceipt(kafkaClusterId),
    Promise.all(captured.map(({ topic }) => historyOf(lab, topic, signal))),
  ]);
  const at = new Date(lab.clock.now()).toISOString();
  const reported = tables.map((verdict, index): ReportedTable => {
    const counted = samples.get(verdict.topic) ?? [];
    if (verdict.deltaRows !== null) counted.push({ at, rows: verdict.deltaRows });
    if (counted.length > mostSamples) counted.shift();
    samples.set(verdict.topic, counted);
    return { verdict, ...(histories[index] ?? nothing), samples: [...counted] };
  });
  return {
    at,
    lab: describeLab(lab.config),
    parts,
    tables: reported,
    ...(run && { run }),
  };
}

const nothing = { commits: [], schemaVersions: [] } as const;

/** Whoever may not read the history of a table may see the rest. */
async function historyOf(lab: LabContext, topic: string, signal: AbortSignal): Promise<typeof nothing | History> {
  try {
    return await readTableHistory(lab, { topic }, { signal });
  } catch (error) {
    if (!SdkError.isInstance(error) || signal.aborted) throw error;
    printProblem(`note: the history of ${plainText(topic, 200)} was not read: ${plainText(error.message, 500)}`);
    return nothing;
  }
}

type History = Awaited<ReturnType<typeof readTableHistory>>;
