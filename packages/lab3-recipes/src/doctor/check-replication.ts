import type { Finding } from '../findings/finding.ts';
import type { SourceDetails, SourceSlot } from '../source/source-database.ts';
import { sqlName, sqlText } from '../source/sql.ts';
import type { SourceView } from './source-view.ts';

/** An idle slot that holds back more than this will fill the disk one day. */
const muchBytes = 1024 ** 3;

/** Slots, senders and the publication, with the names that the connector will use. */
export function replicationFindings(view: SourceView): readonly Finding[] {
  const { details } = view.findings;
  if (!details) return [];
  const ownSlot = details.allSlots.find((slot) => slot.name === view.scope.slotName);
  return [
    ...(ownSlot
      ? ownSlotFindings(view, ownSlot, new Set(details.allSlots.map(({ name }) => name)))
      : roomFindings(view, details)),
    ...senderFindings(view, details, ownSlot),
    ...publicationFindings(view, details),
    ...retentionFindings(view, details),
  ];
}

function ownSlotFindings(view: SourceView, slot: SourceSlot, taken: ReadonlySet<string>): readonly Finding[] {
  const subject = `replication slot ${slot.name}`;
  const error = { severity: 'error', subject } as const;
  const drop = `SELECT pg_drop_replication_slot(${sqlText(slot.name)});`;
  const rename = `Set LAB3_SLOT_NAME to a free name, e.g. ${freeSlotName(slot.name, taken)}`;
  if (slot.databaseName !== view.databaseName)
    return [
      {
        ...error,
        ruleId: 'slot-other-database',
        evidence: `it belongs to ${slot.databaseName ? `database ${slot.databaseName}` : 'a physical replica'}`,
        remedy: `${rename}: names of slots are shared by all databases of a server.`,
      },
    ];
  if (slot.plugin !== 'pgoutput')
    return [
      {
        ...error,
        ruleId: 'slot-plugin',
        evidence: `its plugin is ${slot.plugin ?? 'none'}, not pgoutput`,
        remedy: `${rename}, or if it is not in use run ${drop}`,
      },
    ];
  if (slot.walStatus === 'lost')
    return [
      {
        ...error,
        ruleId: 'slot-lost',
        evidence: 'the server has removed WAL that it still needs (wal_status is lost)',
        remedy: `Delete the connector, run ${drop}, create it again, and raise max_slot_wal_keep_size.`,
      },
    ];
  if (view.isOurs) return [];
  if (slot.isActive)
    return [
      {
        ...error,
        ruleId: 'slot-active',
        evidence: 'it is active, and the lab has no connector that reads it',
        remedy: `${rename}, or stop the other reader (SELECT * FROM pg_stat_replication).`,
      },
    ];
  return [
    {
      ruleId: 'slot-leftover',
      severity: 'warning',
      subject,
      evidence: `it is left from an earlier connector and holds back ${megabytes(slot.retainedBytes)}`,
      remedy: `Run ${drop}`,
    },
  ];
}

function roomFindings({ databaseName }: SourceView, { slots, allSlots }: SourceDetails): readonly Finding[] {
  if (slots.used < slots.max) return [];
  const idle = allSlots.filter((slot) => !slot.isActive).map((slot) => slot.name);
  const drops = idle.map((name) => `SELECT pg_drop_replication_slot(${sqlText(name)});`).join(' ');
  return [
    {
      ruleId: 'slots-exhausted',
      severity: 'error',
      subject: `database ${databaseName}`,
      evidence: `${slots.used} of ${slots.max} replication slots are taken; inactive are: ${idle.join(', ') || 'none'}`,
      remedy: drops ? `If they are not needed, run ${drops}` : 'Raise max_replication_slots and restart PostgreSQL.',
    },
  ];
}

function senderFindings(
  { databaseName }: SourceView,
  { senders }: SourceDetails,
  ownSlot: SourceSlot | undefined,
): readonly Finding[] {
  if (ownSlot?.isActive || senders.used < senders.max) return [];
  return [
    {
      ruleId: 'senders-exhausted',
      severity: 'error',
      subject: `database ${databaseName}`,
      evidence: `${senders.used} of ${senders.max} WAL senders are busy`,
      remedy:
        'Stop streams that are not needed (SELECT * FROM pg_stat_replication), or raise max_wal_senders and restart.',
    },
  ];
}

function publicationFindings({ scope, user, isOurs }: SourceView, { publication }: SourceDetails): readonly Finding[] {
  if (!publication) return [];
  const subject = `publication ${scope.publicationName}`;
  const name = sqlName(scope.publicationName);
  if (!publication.isOwned)
    return [
      {
        ruleId: 'publication-foreign',
        severity: 'error',
        subject,
        evidence: `it belongs to another role than ${user}`,
        remedy: `Run ALTER PUBLICATION ${name} OWNER TO ${sqlName(user)};`,
      },
    ];
  if (isOurs) return [];
  return [
    {
      ruleId: 'publication-leftover',
      severity: 'note',
      subject,
      evidence: `it exists, for ${publication.tables.join(', ') || 'no table'}; the connector will set its tables`,
      remedy: `Nothing to do; if it is not needed, run DROP PUBLICATION ${name};`,
    },
  ];
}

/** The same name with a number, as PostgreSQL takes it: at most 63 characters. */
function freeSlotName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const end = `_${number}`;
    const candidate = name.slice(0, 63 - end.length) + end;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Slots of others matter too: all of them fill the same disk. */
function retentionFindings({ scope, databaseName }: SourceView, details: SourceDetails): readonly Finding[] {
  const abandoned = details.allSlots.filter(
    (slot) => slot.name !== scope.slotName && !slot.isActive && slot.retainedBytes > muchBytes,
  );
  const unlimited: readonly Finding[] =
    details.maxSlotWalKeepMb === -1
      ? [
          {
            ruleId: 'wal-retention',
            severity: 'note',
            subject: `database ${databaseName}`,
            evidence: 'max_slot_wal_keep_size is -1: an idle slot keeps WAL until the disk is full',
            remedy:
              'Take the lab down when it is over (lab3 down, or deletePostgresCdcConnector), which drops the slot, or set a limit.',
          },
        ]
      : [];
  return [
    ...abandoned.map(
      (slot): Finding => ({
        ruleId: 'slot-abandoned',
        severity: 'warning',
        subject: `replication slot ${slot.name}`,
        evidence: `nothing reads from it, and it holds back ${megabytes(slot.retainedBytes)}`,
        remedy: `If it is not needed, run SELECT pg_drop_replication_slot(${sqlText(slot.name)});`,
      }),
    ),
    ...unlimited,
  ];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString('en-US')} MB of WAL`;
}
