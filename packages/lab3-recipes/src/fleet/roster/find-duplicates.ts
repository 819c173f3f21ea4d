import type { InputProblem } from '@tableflow-workshop/client-core';
import { findSettings } from '../../config/find-settings.ts';
import type { SettingName } from '../../config/setting-names.ts';
import type { SettingSource } from '../../config/setting-source.ts';

/** An attendee with all sources of the lab, those that are shared included. */
export interface NamedRow {
  readonly place: string;
  readonly attendee: string;
  readonly sources: readonly SettingSource[];
}

interface Uniqueness {
  /** What two attendees may not both have; `undefined` where this one has none. */
  readonly keyOf: (row: NamedRow, text: (name: SettingName) => string | undefined) => string | undefined;
  readonly what: string;
  readonly remedy: string;
}

const uniqueThings: readonly Uniqueness[] = [
  { keyOf: ({ attendee }) => attendee.toLowerCase(), what: 'attendee', remedy: 'Name each attendee once.' },
  {
    keyOf: (_row, text) => text('prefix')?.toLowerCase(),
    what: 'prefix',
    remedy: 'Give each attendee a prefix of their own: slots, connectors and tables are named after it.',
  },
  {
    keyOf: (_row, text) => joined([text('environmentId'), text('kafkaClusterId'), connectorOf(text)]),
    what: 'connector in the same environment and cluster',
    remedy: 'Give each attendee a cluster or a connectorName of their own.',
  },
  {
    keyOf: (_row, text) => joined([text('environmentId'), text('kafkaClusterId'), text('topicPrefix') ?? 'riverhotel']),
    what: 'cluster and topic prefix, so the same topics,',
    remedy: 'Give each attendee a cluster or a topicPrefix of their own.',
  },
  {
    keyOf: (_row, text) => joined([serverOf(text), text('slotName')]),
    what: 'replication slot on the same server',
    remedy: 'Leave slotName out to have one made of each prefix.',
  },
  {
    keyOf: (_row, text) => joined([serverOf(text), text('databaseName'), text('publicationName')]),
    what: 'publication in the same database',
    remedy: 'Leave publicationName out to have one made of each prefix.',
  },
  {
    keyOf: (_row, text) =>
      joined([text('workspaceUrl'), text('catalogName'), text('schemaName'), text('topicPrefix') ?? 'riverhotel']),
    what: 'catalog, schema and topic prefix, so the same tables,',
    remedy: 'Leave schemaName out: each table is then in a schema named after its cluster.',
  },
];

/** Says which attendees have what only one of them may have. Values are not quoted. */
export function findDuplicates(rows: readonly NamedRow[]): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const reported = new Set<string>();
  for (const { keyOf, what, remedy } of uniqueThings) {
    const first = new Map<string, string>();
    for (const row of rows) {
      const found = findSettings(row.sources);
      const key = keyOf(row, (name) => found.get(name)?.[0].text.trim());
      if (key === undefined) continue;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, row.place);
      // Of two that are the same in several ways, the first says enough.
      else if (!reported.has(`${earlier}/${row.place}`)) {
        reported.add(`${earlier}/${row.place}`);
        problems.push({ path: row.place, problem: `has the same ${what} as ${earlier}.`, remedy });
      }
    }
  }
  return problems;
}

/** Nothing where a part is missing: its own problem is reported. */
function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : parts.join('\n');
}

function connectorOf(text: (name: SettingName) => string | undefined): string | undefined {
  return text('connectorName') ?? text('prefix') ?? text('serviceAccountId');
}

function serverOf(text: (name: SettingName) => string | undefined): string | undefined {
  return joined([text('databaseHostname')?.toLowerCase(), text('databasePort') ?? '5432']);
}
