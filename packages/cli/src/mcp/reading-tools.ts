import * as z from 'zod';
import { outputs } from '../json/outputs.ts';

/** A tool that only reads: a command, and how it is called. */
export interface ReadingTool {
  /** Of the command and, after `lab3_`, of the tool. */
  readonly command: string;
  readonly description: string;
  readonly input: z.ZodRawShape;
  /** The arguments of the command line for an input. */
  readonly args: (input: Readonly<Record<string, unknown>>) => readonly string[];
}

const nothing = { input: {}, args: () => [] };

/** The commands that change nothing, each as a tool. */
export const readingTools: readonly ReadingTool[] = [
  {
    command: 'config',
    description: 'Which values are set, from where, and which are missing. Asks no cloud. Secrets are redacted.',
    ...nothing,
  },
  {
    command: 'doctor',
    description: 'Everything that would stop LAB 3 in PostgreSQL, Confluent Cloud and Databricks, with what fixes it.',
    ...nothing,
  },
  {
    command: 'plan',
    description: 'What lab3_up would do: calls, tables, missing grants, and what cannot be undone.',
    ...nothing,
  },
  {
    command: 'status',
    description: 'How the connector, each Tableflow topic and the Unity Catalog integration are, with likely causes.',
    ...nothing,
  },
  {
    command: 'verify',
    description: 'Counts the rows from PostgreSQL over Kafka to Databricks, and names the hop that is behind.',
    input: {
      wait: z.boolean().optional().describe('Check again until all is complete or one has failed. Default false.'),
    },
    args: ({ wait }) => (wait === true ? ['--wait'] : []),
  },
  {
    command: 'diagnose',
    description: 'Why one part is not well: causes, the evidence for each, and what fixes it.',
    input: { part: z.string().min(1).describe('`connector`, `integration`, or the name of a topic.') },
    args: ({ part }) => ['--', String(part)],
  },
  {
    command: 'audit',
    description: 'What is left of a lab in all three systems, each with the command that removes it.',
    ...nothing,
  },
];

/** The schema of what a command prints. */
export function outputOf(command: string): z.ZodObject {
  const output = outputs[command];
  if (!(output instanceof z.ZodObject)) throw new Error(`${command} prints no object`);
  return output;
}
