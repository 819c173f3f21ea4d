import { type InputProblem, SdkError } from '@tableflow-workshop/client-core';
import { saidBy } from '../findings/said-by.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';
import type { SourceDetails, Usage } from '../source/source-database.ts';
import { countOwnConnectors } from './count-own-connectors.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetQuotas } from './fleet-quotas.ts';
import type { FleetSources } from './fleet-sources.ts';
import type { FleetLab } from './roster/roster.ts';

/** What a fleet needs beyond what there is, and what could not be counted. */
export interface Capacity {
  readonly problems: readonly InputProblem[];
  readonly notes: readonly string[];
}

/**
 * Adds up what the labs need of what all share: replication slots and WAL senders of each server, and the quotas of the
 * organization. A slot or a connector that exists is not needed again. Reads only.
 */
export async function checkCapacity(
  labs: readonly FleetLab[],
  sources: FleetSources,
  options: FleetOptions,
): Promise<Capacity> {
  const { quotas, signal } = options;
  const servers = new Map<string, FleetLab[]>();
  for (const lab of labs) {
    const { hostname, port } = lab.config.source;
    const server = `${hostname}:${port}`;
    servers.set(server, [...(servers.get(server) ?? []), lab]);
  }
  const checked = await Promise.all([...servers].map(([server, ours]) => checkServer(server, ours, sources, signal)));
  const ownConnectors = quotas?.connectors ? await countOwnConnectors(labs, options) : 0;
  return {
    problems: [...checked.flatMap(({ problems }) => problems), ...quotaProblems(labs, quotas, ownConnectors)],
    notes: checked.flatMap(({ notes }) => notes),
  };
}

async function checkServer(
  server: string,
  labs: readonly FleetLab[],
  sources: FleetSources,
  signal: AbortSignal | undefined,
): Promise<Capacity> {
  const read = await readServer(labs, sources, signal);
  if (typeof read === 'string')
    return { problems: [], notes: [`${server}: free replication slots and WAL senders were not counted: ${read}`] };
  const slots = new Map(read.allSlots.map((slot) => [slot.name, slot]));
  const ours = labs.map(({ config }) => slots.get(replicationOf(config).slotName));
  const newSlots = ours.filter((slot) => slot === undefined).length;
  const newSenders = ours.filter((slot) => slot?.isActive !== true).length;
  const problems = [
    ...shortage(server, {
      needed: newSlots,
      usage: read.slots,
      thing: 'replication slots',
      setting: 'max_replication_slots',
    }),
    ...shortage(server, { needed: newSenders, usage: read.senders, thing: 'WAL senders', setting: 'max_wal_senders' }),
  ];
  return { problems, notes: [] };
}

/** The server by the first role that gets in: one attendee's wrong password says nothing of the others. */
async function readServer(
  labs: readonly FleetLab[],
  sources: FleetSources,
  signal: AbortSignal | undefined,
): Promise<SourceDetails | string> {
  const tried = new Set<unknown>();
  let why = 'there is no connection to the database.';
  for (const { config } of labs) {
    const source = sources.of(config.source);
    if (!source || tried.has(source)) continue;
    tried.add(source);
    try {
      const { details } = await source.inspect(signal, { tables: [], ...replicationOf(config) });
      if (details) return details;
      why = 'the database shows no details.';
    } catch (error) {
      if (!SdkError.isInstance(error)) throw error;
      why = saidBy(error);
    }
  }
  return why;
}

function shortage(
  server: string,
  {
    needed,
    usage,
    thing,
    setting,
  }: { readonly needed: number; readonly usage: Usage; readonly thing: string; readonly setting: string },
): readonly InputProblem[] {
  const { used, max } = usage;
  const free = Math.max(0, max - used);
  if (needed <= free) return [];
  const problem = `has ${free} free ${thing}, and ${needed} are needed: ${setting} is ${max}, and ${used} are in use.`;
  const remedy = `Set ${setting} to ${used + needed} or more and restart PostgreSQL, or drop what is not needed.`;
  return [{ path: `PostgreSQL ${server}`, problem, remedy }];
}

function quotaProblems(
  labs: readonly FleetLab[],
  quotas: FleetQuotas = {},
  ownConnectors: number,
): readonly InputProblem[] {
  const withoutKey = labs.filter(({ config }) => config.confluent.tableflowKey === undefined).length;
  const wanted = [
    { name: 'connectors', quota: quotas.connectors, needed: labs.length - ownConnectors, own: ownConnectors },
    { name: 'API keys', quota: quotas.apiKeys, needed: withoutKey, own: 0 },
  ];
  return wanted.flatMap(({ name, quota, needed, own }) => {
    if (!quota) return [];
    // A number from before the fleet does not count what the fleet has made since.
    const used = Math.max(quota.used ?? 0, own);
    if (needed === 0 || used + needed <= quota.limit) return [];
    const ours = own > 0 ? `, ${own} of them of this fleet` : '';
    const problem = `of ${name} allows ${quota.limit}, of which ${used} are in use${ours}, and ${needed} ${needed === 1 ? 'is' : 'are'} needed.`;
    const remedy = 'Ask for a higher quota, delete what is not needed, or split the roster.';
    return [{ path: 'quota', problem, remedy }];
  });
}
