import * as z from 'zod';
import type { AuditedSystem } from '../findings/audited-system.ts';
import { type Probe, probe } from '../findings/probe.ts';
import { saidBy } from '../findings/said-by.ts';
import type { Unseen } from '../findings/unseen.ts';
import type { LabContext } from '../lab/context.ts';
import { truth } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';
import { unseenReplication } from '../resources/connector/unseen-replication.ts';
import { accessLeftovers, subjectLeftovers, topicLeftovers } from './audit/captured-leftovers.ts';
import {
  connectorLeftovers,
  integrationLeftovers,
  keyLeftovers,
  providerIntegrationLeftovers,
  tableflowLeftovers,
} from './audit/confluent-leftovers.ts';
import { schemaLeftovers, storageLeftovers, tableLeftovers } from './audit/databricks-leftovers.ts';
import type { Leftover } from './audit/leftover.ts';
import { removalCommands } from './audit/removal-commands.ts';
import { sourceLeftovers } from './audit/source-leftovers.ts';

const expected = z.optional(truth);
const inputSchema = z.strictObject({
  expect: z.optional(
    z.strictObject({ topics: expected, subjects: expected, schema: expected, access: expected, storage: expected }),
  ),
});

/** What was asked to be deleted, beyond what `tearDownLab3` always removes. */
export interface ExpectedGone {
  /** Kafka topics of the connector. Default true. */
  readonly topics?: boolean | undefined;
  /** Subjects of these topics. Default true. */
  readonly subjects?: boolean | undefined;
  /** The schema that Tableflow made in Unity Catalog, where it is empty. Default true. */
  readonly schema?: boolean | undefined;
  /** ACLs that let the connector write its topics. Default false. */
  readonly access?: boolean | undefined;
  /** What the lab is built on: external location, storage credential and provider integration. Default false. */
  readonly storage?: boolean | undefined;
}

/** What `auditLeftovers` is to take for a leftover. */
export interface AuditLeftoversInput {
  /** What was asked to be gone. Default: what `tearDownLab3` takes back with all its deletions. */
  readonly expect?: ExpectedGone | undefined;
}

/** What `auditLeftovers` found. */
export interface AuditLeftoversResult {
  readonly verdict: 'clean' | 'leftovers';
  readonly leftovers: readonly Leftover[];
  /** What could not be checked, and what a run on another machine may still use: neither empty nor a leftover. */
  readonly unseen: readonly Unseen[];
}

/**
 * Checks Confluent Cloud, Databricks and PostgreSQL for what is left of the lab, and names for each leftover the
 * command that removes it. Changes nothing.
 *
 * Without `expect` it assumes that `tearDownLab3` ran with all deletions. What the lab did not
 * create, and what was not asked to be deleted, is not a leftover. Things are recognised by their names: slot, publication, connector
 * and integration by those of the configuration, topics, subjects and tables by the topic prefix and the captured schemas,
 * locations, credentials and provider integrations by `prefix` or the bucket. It sees what the keys of the lab may see.
 *
 * @throws InputError for wrong input, and what is not a cloud's response: an abort, or a fault of this program
 * @example
 * const { verdict, leftovers } = await auditLeftovers(lab, { expect: { topics: false } });
 */
export async function auditLeftovers(
  lab: LabContext,
  input: AuditLeftoversInput = {},
  options: CallOptions = {},
): Promise<AuditLeftoversResult> {
  const {
    topics = true,
    subjects = true,
    schema = true,
    access = false,
    storage = false,
  } = parseInput(inputSchema, input, 'audit leftovers').expect ?? {};
  const { signal } = options;
  const commands = removalCommands(lab);
  const confluent = (what: string, check: Promise<readonly Leftover[]>): AuditCheck => ({
    system: 'Confluent Cloud',
    what,
    check: probe(check),
  });
  const databricks = (what: string, check: Promise<readonly Leftover[]>): AuditCheck => ({
    system: 'Databricks',
    what,
    check: probe(check),
  });
  const keys = keyLeftovers(lab, commands, signal);
  const leftoverKeys = keys.then(({ leftovers }) => leftovers);
  const checks: readonly AuditCheck[] = [
    confluent('Tableflow topics', tableflowLeftovers(lab, commands, signal)),
    confluent('catalog integrations', integrationLeftovers(lab, commands, signal)),
    confluent('connectors', connectorLeftovers(lab, commands, signal)),
    ...(subjects ? [confluent('subjects', subjectLeftovers(lab, commands, signal))] : []),
    ...(topics ? [confluent('topics', topicLeftovers(lab, commands, signal))] : []),
    ...(access ? [confluent('ACLs', accessLeftovers(lab, commands, signal))] : []),
    confluent('temporary API keys', leftoverKeys),
    confluent('provider integrations', providerIntegrationLeftovers(lab, commands, storage, signal)),
    databricks('tables', tableLeftovers(lab, signal)),
    ...(schema ? [databricks('schema', schemaLeftovers(lab, signal))] : []),
    databricks('external locations and storage credentials', storageLeftovers(lab, storage, signal)),
  ];
  const [keysInUse, source, ...checked] = await Promise.all([
    keys.then(
      ({ unseen }) => unseen,
      // That they could not be listed is reported with the other checks.
      () => [],
    ),
    lab.source && probe(sourceLeftovers(lab, lab.source, signal)),
    ...checks.map(async ({ check, ...place }) => ({ ...place, found: await check })),
  ]);
  const leftovers = [...checked.map(({ found }) => found), ...(source ? [source] : [])].flatMap((found) =>
    'value' in found ? found.value : [],
  );
  const replication = replicationOf(lab.config);
  const unseen: readonly Unseen[] = [
    ...keysInUse,
    ...checked.flatMap(({ system, what, found }) =>
      'error' in found ? [{ system, what, why: saidBy(found.error) }] : [],
    ),
    ...(source === undefined ? [unseenReplication(replication)] : []),
    ...(source && 'error' in source ? [unseenReplication(replication, saidBy(source.error))] : []),
  ];
  signal?.throwIfAborted();
  return plainAnswer({ verdict: leftovers.length === 0 ? 'clean' : 'leftovers', leftovers, unseen });
}

interface AuditCheck {
  readonly system: AuditedSystem;
  readonly what: string;
  readonly check: Promise<Probe<readonly Leftover[]>>;
}
