import { sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from '../back-off.ts';
import { retryWhileItPasses } from '../retry-while-it-passes.ts';
import { beginCapture } from './begin-capture.ts';
import type { CaptureHost } from './capture-host.ts';
import { type CaptureOptions, parseCaptureOptions } from './capture-options.ts';
import { readPosition } from './capture-position.ts';
import { ConnectorFailure, connectException, isPassing, traceOf } from './connector-failure.ts';
import { isSlotInUse, slotAttempts, slotInUseFailure } from './replication-slot.ts';
import { createSourceDatabase, type SourceDatabase } from './source-database.ts';
import { streamChanges } from './stream-changes.ts';

/** A connector that runs. */
export interface Capture {
  /**
   * Ends all sessions. Resolves within a few seconds, whatever the connector is doing, when nothing is written any more
   * and the server has let go of the sessions and the slot. What is not on disk comes again at the next start.
   */
  stop(): Promise<void>;
}

/**
 * Runs the connector PostgresCdcSourceV2: a snapshot of the captured tables, then every committed transaction, never a
 * part of one. Killed at any point and started again, it loses nothing and writes nothing twice.
 *
 * @param options.name the connector's name: its position in the broker goes by it
 * @param options.config keys and values of PostgresCdcSourceV2
 * @example const capture = startCapture({ name: 'pg', config, host })
 */
export function startCapture(options: {
  name: string;
  config: Readonly<Record<string, string>>;
  host: CaptureHost;
}): Capture {
  const { name, config, host } = options;
  const stopping = new AbortController();
  let parsed: CaptureOptions | undefined;
  const run = async (): Promise<void> => {
    try {
      parsed = parseCaptureOptions(config);
      if (!host.allowsDatabase(parsed.host, parsed.port)) throw notReachable(parsed);
      const options = parsed;
      await retryWhileItPasses(host.clock, stopping.signal, () => capture(name, options, host, stopping.signal));
    } catch (error) {
      if (stopping.signal.aborted) return;
      host.report({ state: 'FAILED', trace: withoutPassword(traceOf(error, parsed), config) });
    }
  };
  const done = run();
  return {
    async stop() {
      stopping.abort(new Error('The connector was stopped'));
      await done;
    },
  };
}

async function capture(name: string, options: CaptureOptions, host: CaptureHost, signal: AbortSignal): Promise<void> {
  const database = createSourceDatabase(options, signal, host.clock);
  let closing: Promise<void> | undefined;
  const close = (): void => {
    closing = database.close();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    await database.open();
    await beginCapture(name, database, options, host, signal);
    if (options.snapshotMode !== 'initial_only') await streamUntilStopped(name, database, options, host, signal);
  } finally {
    signal.removeEventListener('abort', close);
    await closing;
    await database.close();
  }
}

/** A lost connection is no failure: the slot keeps what was committed in the meantime. */
async function streamUntilStopped(
  name: string,
  database: SourceDatabase,
  options: CaptureOptions,
  host: CaptureHost,
  signal: AbortSignal,
): Promise<void> {
  let attempt = 0;
  const onStart = (): void => {
    attempt = 0;
  };
  while (!signal.aborted) {
    const durableFrom = await readPosition(host.broker, name);
    try {
      await streamChanges({ name, database, options, host, durableFrom, signal, onStart });
    } catch (error) {
      if (isSlotInUse(error) && attempt >= slotAttempts) throw slotInUseFailure(error);
      if (!isSlotInUse(error) && !isPassing(error)) throw error;
    }
    await sleep(host.clock, backOffMs(attempt), signal).catch(() => undefined);
    attempt += 1;
  }
}

function notReachable({ host, port }: CaptureOptions): ConnectorFailure {
  return new ConnectorFailure(
    connectException,
    `Unable to connect: ${host}:${port} is not the database of this sandbox, and its connectors reach no other. ` +
      '`lab3 sandbox --any-database` starts one whose connectors may.',
  );
}

/** PostgreSQL does not repeat passwords; a trace is shown to everybody who sees the connector, so check again. */
function withoutPassword(trace: string, config: Readonly<Record<string, string>>): string {
  const password = config['database.password'] ?? '';
  const isPublic = [config['database.user'], config['database.dbname'], config['database.hostname']].includes(password);
  return password === '' || isPublic ? trace : trace.replaceAll(password, '****************');
}
