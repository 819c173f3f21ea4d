import { join } from 'node:path';
import type { InputError } from '@tableflow-workshop/client-core';
import type { SandboxDescription } from '@tableflow-workshop/sandbox';
import { cancelOnSignal } from '../cancel-on-signal.ts';
import type { SandboxCommandOptions } from '../commands/sandbox.ts';
import { note } from '../note.ts';
import { ownCommand } from '../own-command.ts';
import { explainStart } from '../sandbox/explain-start.ts';
import { usualDataFolder } from '../sandbox/join-sandbox.ts';
import { kafkaSettings } from '../sandbox/kafka-settings.ts';
import { loadSandbox } from '../sandbox/load-sandbox.ts';
import { readFaults } from '../sandbox/read-faults.ts';

/** Runs the sandbox until it is stopped. */
export async function runSandbox(options: SandboxCommandOptions): Promise<void> {
  const { dataFolder } = options;
  const { startSandbox } = await loadSandbox();
  const { removeAbandonedSandboxes } = await import('../sandbox/own-sandbox.ts');
  const cancel = cancelOnSignal(() => 'run it again: it continues with its data folder');
  await removeAbandonedSandboxes(options);
  const {
    faults,
    timeFactor,
    walLevel,
    port,
    traffic,
    attendees,
    kafka,
    derivedTopics = false,
    anyDatabase = false,
  } = options;
  let lost: InputError | undefined;
  const stopping = new AbortController();
  const sandbox = await startSandbox({
    dataFolder,
    timeFactor: Number(timeFactor),
    walLevel,
    port: port === undefined ? undefined : Number(port),
    eventsPerMinute: traffic === undefined ? undefined : Number(traffic),
    derivedTopics,
    attendees: attendees === undefined ? undefined : Number(attendees),
    faults: faults === undefined ? undefined : await readFaults(faults),
    allowOtherDatabases: anyDatabase,
    kafka: kafka === undefined ? undefined : await kafkaSettings(kafka, process.env),
    onKafkaLost(error) {
      lost = error;
      stopping.abort();
    },
    onNotice: (text) => note(text, options),
    signal: cancel.signal,
  }).catch((error: unknown) => {
    throw explainStart(error, dataFolder);
  });
  const { description } = sandbox;
  console.log(options.json ? JSON.stringify(description) : renderDescription(description, dataFolder, options.kafka));
  const ended = AbortSignal.any([cancel.signal, stopping.signal]);
  await new Promise<void>((resolve) => {
    if (ended.aborted) resolve();
    ended.addEventListener('abort', () => resolve(), { once: true });
  });
  await sandbox.stop();
  if (lost) throw lost;
}

/** The answers to a rehearsal: who is to be found broken, and how. */
function renderFaults({ faults }: SandboxDescription): string {
  if (faults.length === 0) return '';
  return `\n\n  Faults, also in faults.json of the data folder:${faults.map(({ kind, prefix }) => `\n    ${prefix}  ${kind}`).join('')}`;
}

/** For a person: where things are, and how to go on. Credentials are invented, but printed only on request. */
function renderDescription(description: SandboxDescription, dataFolder: string, kafka?: string): string {
  const { confluent, databricks, postgres, storageFolder } = description;
  const command = ownCommand();
  // The one of this folder is found without being named.
  const which = join(dataFolder) === usualDataFolder ? '' : ` ${description.dataFolder}`;
  const workshop =
    description.attendees.length === 0
      ? ''
      : `\n  For all ${description.attendees.length} attendees:  ${command} fleet up --sandbox${which}${renderFaults(description)}`;
  return `The sandbox is ready.

  Confluent Cloud   ${confluent.baseUrl}
  Databricks        ${databricks.workspaceUrl}
  PostgreSQL        ${postgres.host}:${postgres.port}, database ${postgres.database}
  Delta files       ${storageFolder}${kafka === undefined ? '' : `\n  Kafka             ${kafka}`}

  In another terminal:  ${command} up --sandbox${which}${workshop}
  Credentials and ids:  ${confluent.baseUrl}/sandbox with the bearer token of ${join(description.dataFolder, 'sandbox.json')}; a start with --json prints them

Ctrl-C stops it.`;
}
