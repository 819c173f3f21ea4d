import { chmod, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createSecret, createTransport, InputError, systemClock } from '@tableflow-workshop/client-core';
import {
  createSimulator,
  fasterTimings,
  type Simulator,
  type SimulatorState,
  serveSimulator,
  type World,
} from '@tableflow-workshop/simulator';
import { removeAccessFile, type SandboxAccess, writeAccessFile } from './access-file.ts';
import type { KafkaSettings } from './broker/kafka/kafka-settings.ts';
import { openStore } from './broker/store.ts';
import { type Closing, createClosing } from './closing.ts';
import { type ReadRecords, recordReader } from './data-plane/read-records.ts';
import { createRealDataPlane } from './data-plane.ts';
import { describeSandbox, type SandboxDescription } from './describe-sandbox.ts';
import { createDiskNotice } from './disk-full.ts';
import { openFaults } from './faults/fault-file.ts';
import { plantFaults } from './faults/plant-faults.ts';
import type { SandboxFaults } from './faults/sandbox-faults.ts';
import { openTopics } from './open-topics.ts';
import { orAborted } from './or-aborted.ts';
import { placeWorld, withConfluentPort } from './place-world.ts';
import { removeCluster } from './postgres/cluster-folder.ts';
import { seedRiverHotels } from './postgres/seed-river-hotels.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { startTraffic } from './postgres/start-traffic.ts';
import { refuseOtherAttendees, roomFor, withAttendees } from './rehearsed-workshop.ts';
import { writeRosterFile } from './roster-file.ts';
import { sayWhenFull } from './say-when-full.ts';
import { serveDescription } from './serve-description.ts';
import { createStateStore } from './state-store.ts';
import { randomSecret, withOwnSecrets } from './with-own-secrets.ts';

/** Where the sandbox keeps its data, and what is in it at first. */
export interface SandboxOptions {
  /** Keeps everything. A start on a folder that was used before goes on where that sandbox stopped, or was killed. */
  readonly dataFolder: string;
  /**
   * What exists at the first start: ids and names. Its secrets are not used: the sandbox makes random ones of its own
   * then, and keeps them. Default: River Hotels.
   */
  readonly world?: World;
  /** How many times faster than the clouds it provisions, syncs and cleans up. Default 60. */
  readonly timeFactor?: number;
  /** `wal_level` of PostgreSQL. Default `logical`. */
  readonly walLevel?: string;
  /**
   * The port of Confluent Cloud on this machine, 1 to 65535. Default: the one of the last start on this folder, and a free
   * one at the first. The other ports are chosen at the first start and stay.
   */
  readonly port?: number | undefined;
  /** Whether connectors may read databases other than the sandbox's own. Default false. */
  readonly allowOtherDatabases?: boolean;
  /** How many events a minute happen at River Hotels, in the tables of schema `cdc`: 1 to 600,000. Default: none. */
  readonly eventsPerMinute?: number | undefined;
  /**
   * Whether a job in the place of Flink writes the derived topics of the later labs, `denormalized_hotel_bookings` and
   * `reviews_with_sentiment`, from the topics of schema `cdc`. Default false.
   */
  readonly derivedTopics?: boolean;
  /**
   * How many people take part in a rehearsed workshop, 1 to 200: each has an environment, a cluster and a catalog of their own,
   * and all share one PostgreSQL and one workspace. `roster.csv` in the data folder lists them. Default: none.
   */
  readonly attendees?: number | undefined;
  /** What goes wrong for whom in a rehearsed workshop; `faults.json` in the data folder keeps it. Default: nothing. */
  readonly faults?: SandboxFaults | undefined;
  /** Keeps the topics of the lab's cluster in a Kafka that runs already. Default: in the data folder. */
  readonly kafka?: KafkaSettings | undefined;
  /**
   * Called once when another sandbox has taken over the topics in Kafka. This one can write nothing more, and should be stopped.
   * Default: nothing, and what it does next with a topic fails.
   */
  readonly onKafkaLost?: ((error: InputError) => void) | undefined;
  /** Receives a sentence for a person, such as that the disk is full. Default: none. */
  readonly onNotice?: (text: string) => void;
  /** Ends a start that is under way: it rejects with the signal's reason, and nothing runs any more. */
  readonly signal?: AbortSignal | undefined;
}

/** A running sandbox. */
export interface Sandbox {
  readonly description: SandboxDescription;
  /** The newest requests to both clouds: no more than 1,000, without their bodies. */
  readonly calls: Simulator['calls'];
  forgetCalls(): void;
  /** Stops everything in an orderly way. `deleteData` also deletes the data folder. */
  stop(options?: { readonly deleteData?: boolean }): Promise<void>;
}

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);
const keptCalls = 1_000;

/**
 * Starts the offline lab: both clouds on ports of this machine, joined to a real PostgreSQL, real change capture, real
 * Delta files and SQL over them. Everything is on disk when it was answered, so that a crash loses nothing.
 *
 * @example
 * const sandbox = await startSandbox({ dataFolder: '.lab3/sandbox' });
 * console.log(sandbox.description.confluent.baseUrl);
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  refuseBadOptions(options);
  const closing = createClosing();
  try {
    return await open(options, closing);
  } catch (error) {
    await closing.closeAll().catch(() => undefined);
    throw error;
  }
}

async function open(options: SandboxOptions, closing: Closing): Promise<Sandbox> {
  const { timeFactor = 60, walLevel = 'logical', allowOtherDatabases = false, signal } = options;
  signal?.throwIfAborted();
  const dataFolder = resolve(options.dataFolder);
  const storageFolder = join(dataFolder, 'storage');
  const storeFolder = join(dataFolder, 'store');
  await mkdir(storageFolder, { recursive: true });
  // The invented secrets of this sandbox lie in it. PostgreSQL's own folder stays reachable for its own user.
  await mkdir(storeFolder, { recursive: true });
  await chmod(storeFolder, 0o700);

  const disk = createDiskNotice(dataFolder, options.onNotice ?? (() => undefined));
  const store = await openStore(storeFolder, disk);
  closing.add(() => store.close());
  const stateStore = createStateStore(store);
  let current: SimulatorState | undefined;
  closing.add(async () => {
    if (current) await stateStore.save(current);
    await stateStore.close();
  });
  const [saved, topics] = await Promise.all([stateStore.load(), openTopics(store, options, closing)]);
  const placed = saved?.world ?? (await placeWorld(withOwnSecrets(withAttendees(options))));
  refuseOtherAttendees(options, placed);
  const world = options.port === undefined ? placed : withConfluentPort(placed, options.port);
  const { port, name: databaseName, user, password } = world.database;
  const postgres = await startPostgres({
    dataFolder: join(dataFolder, 'postgres'),
    port,
    settings: { wal_level: walLevel, ...roomFor(placed.attendees ?? 0) },
    signal,
  });
  closing.add(() => postgres.stop());
  await orAborted(seedRiverHotels(postgres, { databaseName, user, password: createSecret(password) }), signal);
  if (options.eventsPerMinute !== undefined) {
    const { eventsPerMinute, onNotice = () => undefined } = options;
    const traffic = startTraffic({ postgres, databaseName, eventsPerMinute, clock: systemClock, onProblem: onNotice });
    closing.add(() => traffic.stop());
  }
  const faults = await openFaults(dataFolder, options.faults, world);
  const description = describeSandbox(world, dataFolder, faults?.planned);
  await writeRosterFile(dataFolder, description.attendees);

  let readRecords: ReadRecords = async () => undefined;
  const simulator = createSimulator({
    ...(saved ? { state: { ...saved, world } } : { world }),
    timings: fasterTimings(timeFactor),
    maxCalls: keptCalls,
    isLenient: true,
    save: (state) => stateStore.save(state),
    // Tableflow reaches Databricks over the network, as it does.
    send: createTransport({
      service: 'Databricks',
      credentials: { authorize: async () => undefined, describe: () => 'Tableflow' },
    }),
    dataPlane(controlPlane) {
      readRecords = recordReader(topics.broker, controlPlane);
      const leave = topics.adopt(controlPlane);
      closing.add(async () => leave());
      const dataPlane = createRealDataPlane({
        clock: systemClock,
        controlPlane,
        broker: topics.broker,
        storageFolder,
        saved: () => stateStore.save(controlPlane.state),
        disk,
        derivedTopics: options.derivedTopics ?? false,
        onNotice: options.onNotice,
        allowsDatabase: (databaseHost, databasePort) =>
          allowOtherDatabases || (databasePort === port && loopbackNames.has(databaseHost)),
      });
      closing.add(dataPlane.close);
      return dataPlane;
    },
  });
  current = simulator.state;
  closing.add(() => simulator.stop());
  await stateStore.save(simulator.state);
  const planting = { kept: faults, world, dataFolder, postgres, clock: systemClock, onNotice: options.onNotice };
  closing.add(await plantFaults(simulator, planting));
  const access: SandboxAccess = { url: description.confluent.baseUrl, token: randomSecret(), pid: process.pid };
  const served = await serveSimulator(
    {
      fetch: serveDescription({ description, token: access.token, readRecords }, sayWhenFull(simulator.fetch)),
    },
    { confluentPort: portOf(world.kafkaCluster.restUrl), databricksPort: portOf(world.databricks.workspaceUrl) },
  );
  closing.add(() => served.close());
  await writeAccessFile(dataFolder, access);
  closing.add(() => removeAccessFile(dataFolder, access));
  signal?.throwIfAborted();

  return {
    description,
    calls: simulator.calls,
    forgetCalls: simulator.forgetCalls,
    async stop({ deleteData = false } = {}) {
      await closing.closeAll();
      if (!deleteData) return;
      await removeCluster(join(dataFolder, 'postgres'));
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function refuseBadOptions({ timeFactor = 60, walLevel = 'logical', port = 1, ...more }: SandboxOptions): void {
  const { eventsPerMinute = 1, attendees = 1 } = more;
  const problems = [
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535
      ? []
      : [{ path: 'port', problem: 'must be a whole number from 1 to 65535.', remedy: 'Leave it out for a free one.' }]),
    ...(Number.isInteger(eventsPerMinute) && eventsPerMinute >= 1 && eventsPerMinute <= 600_000
      ? []
      : [{ path: 'eventsPerMinute', problem: 'must be a whole number from 1 to 600,000.', remedy: 'Try 60.' }]),
    ...(Number.isInteger(attendees) && attendees >= 1 && attendees <= 200
      ? []
      : [{ path: 'attendees', problem: 'must be a whole number from 1 to 200.', remedy: 'A workshop has up to 95.' }]),
    ...(timeFactor > 0
      ? []
      : [{ path: 'timeFactor', problem: 'must be a number above 0.', remedy: 'The default is 60.' }]),
    ...(['logical', 'replica', 'minimal'].includes(walLevel)
      ? []
      : [
          {
            path: 'walLevel',
            problem: `"${walLevel}" is not a wal_level of PostgreSQL.`,
            remedy: 'Use logical, or replica to see what goes wrong.',
          },
        ]),
  ];
  if (problems.length > 0) throw new InputError({ tried: 'start the sandbox', problems });
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
