import type {
  AttendeeChange,
  AttendeeStages,
  AttendeeState,
  FleetDocument,
  FleetSample,
  ReportedAttendee,
  StageState,
} from '../src/index.ts';

// A workshop of 95 as an instructor may find it: in order, half an hour into the lab, and with one lab in twenty broken.

const stageNames = ['connector', 'topic', 'tableflow', 'catalog', 'rows'] as const;
const start = Date.parse('2026-11-28T09:00:00Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

type Finding = ReportedAttendee['findings'][number];

const password: Finding = {
  ruleId: 'database-password',
  where: 'connector',
  evidence: 'task 0 FATAL: password authentication failed for user "debezium"',
  remedy:
    'Put the right password into the roster and give it to the connector: lab3 rotate, which takes it from the environment.',
};
const bucket: Finding = {
  ruleId: 'storage-denied',
  where: 'Tableflow: riverhotel.public.hotel',
  evidence: 'Tableflow SUSPENDED: Access denied to the bucket river-workshop (Service: S3, Status Code: 403)',
  remedy:
    'Let the role of the provider integration read and write the bucket, then run lab3 resume riverhotel.public.hotel.',
};
const warehouse: Finding = {
  ruleId: 'warehouse-stopped',
  where: 'verify the fleet',
  evidence: 'Databricks refused to run the statement: the warehouse river-small is STOPPED and may not be started',
  remedy: 'Start the warehouse, or give the service principal CAN USE on it.',
};
const arriving = [
  ['connector', 'the connector is PROVISIONING'],
  ['topic', 'the topic has 12 records of 30 source rows; the connector is 4096 bytes of WAL behind'],
  ['Tableflow: riverhotel.public.hotel', 'Tableflow is PENDING'],
  ['catalog sync', 'not in the catalog yet (sync PENDING)'],
  ['rows: riverhotel.public.hotel', 'the table has no rows yet'],
].map(
  ([where = '', evidence = '']): Finding => ({
    ruleId: 'unknown',
    where,
    evidence,
    remedy: 'Wait, and run lab3 fleet verify again.',
  }),
);

/** Stages up to one that is so; those before it are done, and those behind it wait. */
function stagesTo(stage: number, state: StageState): AttendeeStages {
  const of = (index: number): StageState => (index < stage ? 'done' : index === stage ? state : 'waiting');
  const [connector, topic, tableflow, catalog, rows] = stageNames.map((_, index) => of(index));
  return {
    connector: connector ?? 'waiting',
    topic: topic ?? 'waiting',
    tableflow: tableflow ?? 'waiting',
    catalog: catalog ?? 'waiting',
    rows: rows ?? 'waiting',
  };
}

function attendee(number: number, state: AttendeeState, stages: AttendeeStages, finding?: Finding): ReportedAttendee {
  const prefix = `wp${String(number).padStart(3, '0')}`;
  const isComplete = state === 'complete';
  const isRead = state !== 'not checked' && finding !== warehouse;
  return {
    attendee: `${prefix}@example.com`,
    prefix,
    state,
    stages,
    checkedAt: state === 'not checked' ? null : at(30),
    tables: isRead ? 2 : 0,
    completeTables: isComplete ? 2 : 0,
    rows: isComplete ? 1_030 : null,
    findings: finding ? [finding] : [],
  };
}

function countsOf(states: readonly AttendeeState[]): Record<AttendeeState, number> {
  const count = (state: AttendeeState): number => states.filter((one) => one === state).length;
  return {
    stuck: count('stuck'),
    'on the way': count('on the way'),
    'not started': count('not started'),
    'not checked': count('not checked'),
    complete: count('complete'),
  };
}

function documentOf(make: (number: number) => ReportedAttendee, more: Partial<FleetDocument> = {}): FleetDocument {
  const attendees = Array.from({ length: 95 }, (_, index) => make(index + 1));
  const findings = [password, bucket, warehouse, ...arriving].flatMap((finding) => {
    const names = attendees.filter((one) => one.findings.includes(finding)).map((one) => one.attendee);
    return names.length === 0 ? [] : [{ ...finding, attendees: names }];
  });
  return { at: at(30), attendees, counts: countsOf(attendees.map(({ state }) => state)), findings, notes: [], ...more };
}

const complete = (number: number): ReportedAttendee => attendee(number, 'complete', stagesTo(5, 'done'));
const notStarted = (number: number): ReportedAttendee => attendee(number, 'not started', stagesTo(0, 'waiting'));
const onTheWay = (number: number): ReportedAttendee =>
  attendee(number, 'on the way', stagesTo(number % 5, 'running'), arriving[number % 5]);

export const fleetHealthy = documentOf(complete);

export const fleetStarting = documentOf((number) => {
  if (number % 9 === 4) return notStarted(number);
  return number % 3 === 0 ? complete(number) : onTheWay(number);
});

const broken = (number: number): ReportedAttendee => {
  if (number === 7 || number === 33 || number === 58) return attendee(number, 'stuck', stagesTo(0, 'failed'), password);
  if (number === 41) return attendee(number, 'stuck', stagesTo(2, 'failed'), bucket);
  if (number === 90) return attendee(number, 'stuck', stagesTo(0, 'waiting'), warehouse);
  return number % 31 === 0 ? onTheWay(number) : complete(number);
};

function sampleAt(minutes: number): FleetSample {
  const done = Math.min(87, Math.round((minutes / 28) * 87));
  const stuck = minutes > 12 ? 5 : minutes > 6 ? 3 : 0;
  const started = Math.min(95 - done - stuck, minutes * 9);
  const rest = 95 - done - stuck - started;
  return {
    at: at(minutes),
    counts: { stuck, 'on the way': started, 'not started': rest, 'not checked': 0, complete: done },
  };
}

const changes: readonly AttendeeChange[] = [7, 33, 58, 41, 90].map((number, index) => ({
  at: at(7 + index * 2),
  attendee: `wp${String(number).padStart(3, '0')}@example.com`,
  from: 'on the way',
  to: 'stuck',
  where: (index < 3 ? password : index === 3 ? bucket : warehouse).where,
}));

export const fleetBroken = documentOf(broken, {
  samples: Array.from({ length: 31 }, (_, minutes) => sampleAt(minutes)),
  changes,
});
