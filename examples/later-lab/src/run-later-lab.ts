import {
  createTopic,
  enableTableflow,
  importNotebook,
  type LabContext,
  registerSchema,
  type TableVerdict,
  verifyTables,
} from '@tableflow-workshop/lab3-recipes';
import { type FlinkPlace, startStatement } from './flink/start-statement.ts';
import { produceClicks } from './produce-clicks.ts';

const topic = 'clickstream';
const weekMs = 7 * 24 * 60 * 60_000;

/** What the lab needs beside the configuration of LAB 3. */
export interface LaterLabInput {
  /** How many clicks are sent. */
  readonly clicks: number;
  /** The notebook for the workspace, as Jupyter writes it. */
  readonly notebook: string;
  /** Where Flink is, and with which key. */
  readonly flink: FlinkPlace;
}

/** The later lab, after LAB 3. It may be run again at any time, and sends its clicks only to a new topic. */
export async function runLaterLab(
  lab: LabContext,
  input: LaterLabInput,
  pollIntervalMs?: number,
): Promise<TableVerdict> {
  const options = { pollIntervalMs };
  const made = await createTopic(lab, { topic, partitions: 6 });
  const { schemaId } = await registerSchema(lab, {
    topic,
    schema: {
      type: 'record',
      name: 'Click',
      fields: [
        { name: 'id', type: 'long' },
        { name: 'page', type: 'string' },
      ],
    },
  });
  if (made.outcome === 'created') await produceClicks(lab, { topic, schemaId, count: input.clicks });

  // A click that cannot be written goes to the error log, and does not stop the table.
  await enableTableflow(
    lab,
    { topic, storage: lab.config.storage, retentionMs: 8 * weekMs, errorHandling: { mode: 'LOG' } },
    options,
  );
  await startStatement(
    lab,
    { name: 'clicks-by-page', sql: `SELECT page, COUNT(*) FROM ${topic} GROUP BY page`, flink: input.flink },
    options,
  );
  await importNotebook(lab, { path: '/Shared/clicks.ipynb', content: input.notebook, format: 'JUPYTER' });
  const { tables } = await verifyTables(lab, { tables: [{ topic }] }, options);
  const [table] = tables;
  if (!table) throw new Error(`Nothing is known of the table of ${topic}.`);
  return table;
}
