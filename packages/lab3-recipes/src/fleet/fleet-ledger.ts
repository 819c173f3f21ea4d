import type { LabConfig } from '../config/lab-config.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';

/** A lab that is done. */
export interface LedgerEntry {
  /** Which lab it is: who, where and with what. A lab that was changed in the roster is another one. */
  readonly lab: string;
  /** What is true of it. */
  readonly state: 'complete' | 'gone';
  /** When that was found, in ISO 8601. */
  readonly at: string;
}

/** Where a fleet keeps which labs are done. Without it the clouds are asked for each lab again, with the same result. */
export interface FleetLedger {
  /** What was saved last; nothing at first. */
  load(): Promise<readonly LedgerEntry[]>;
  /** Takes the place of what was saved before, whole or not at all. */
  save(entries: readonly LedgerEntry[]): Promise<void>;
}

/** The ledger while a run works. */
export interface OpenLedger {
  /** What is known of a lab. */
  find(lab: string): LedgerEntry | undefined;
  /** Writes down that a lab is done; resolves when it is kept. */
  put(entry: LedgerEntry): Promise<void>;
  /** Forgets a lab: from now on it is changed. */
  remove(lab: string): Promise<void>;
}

/** Opens a ledger. Without one, nothing is known and nothing is kept. */
export async function openLedger(ledger: FleetLedger | undefined): Promise<OpenLedger> {
  let entries = ledger ? await ledger.load() : [];
  let saving: Promise<void> = Promise.resolve();
  // Labs end side by side, and the newest list holds all that came before.
  const save = (changed: readonly LedgerEntry[]): Promise<void> => {
    entries = changed;
    const saved = saving.then(() => ledger?.save(changed));
    saving = saved.catch(() => undefined);
    return saved;
  };
  const without = (lab: string): readonly LedgerEntry[] => entries.filter((one) => one.lab !== lab);
  return {
    find: (lab) => entries.find((one) => one.lab === lab),
    put: (entry) => save([...without(entry.lab), entry]),
    remove: async (lab) => {
      if (entries.some((one) => one.lab === lab)) await save(without(lab));
    },
  };
}

/** The name of a lab in a ledger: all that decides what is made, and no secret. */
export function ledgerName(config: LabConfig): string {
  const { connector, databricks, environmentId, integrationName, kafkaClusterId, source, storage } = config;
  return [
    environmentId,
    kafkaClusterId,
    connector.name,
    connector.topicPrefix,
    [...connector.tableIncludeList].sort().join('+'),
    replicationOf(config).slotName,
    integrationName,
    new URL(databricks.workspaceUrl).host,
    databricks.catalogName,
    databricks.schemaName ?? '',
    storage.providerIntegrationId,
    `${source.hostname}:${source.port}`,
    source.databaseName,
  ].join('/');
}
