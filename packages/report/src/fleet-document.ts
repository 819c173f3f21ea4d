import type { FleetFinding, GroupedFinding } from '@tableflow-workshop/lab3-recipes/fleet';

/**
 * How the lab of an attendee is. `stuck` needs somebody; `on the way` needs time, or the next step of the attendee.
 */
export type AttendeeState = 'stuck' | 'on the way' | 'not started' | 'not checked' | 'complete';

/** How far the rows of all tables of a lab have come at one stage. */
export type StageState = 'waiting' | 'running' | 'done' | 'failed';

/** The stages of the rows' way that a page has columns for, in their order. */
export interface AttendeeStages {
  /** The connector, and the replication slot that it reads. */
  readonly connector: StageState;
  /** The topics of the captured tables. */
  readonly topic: StageState;
  /** Tableflow on these topics. */
  readonly tableflow: StageState;
  /** Their tables in Unity Catalog. */
  readonly catalog: StageState;
  /** Rows and columns of these tables. */
  readonly rows: StageState;
}

/** An attendee, as their lab was when it was checked last. */
export interface ReportedAttendee {
  /** Name or address, from the roster. */
  readonly attendee: string;
  /** Prefix of the lab, where it has one. */
  readonly prefix: string | null;
  /** How the lab is. */
  readonly state: AttendeeState;
  /** How far its rows have come. */
  readonly stages: AttendeeStages;
  /** When the lab was checked, in ISO 8601; `null` before the first check. */
  readonly checkedAt: string | null;
  /** Tables of the lab; 0 where they were not read. */
  readonly tables: number;
  /** Tables that have all their rows. */
  readonly completeTables: number;
  /** Rows of all tables in Databricks, as far as they could be counted. */
  readonly rows: number | null;
  /** Why it is not complete. */
  readonly findings: readonly FleetFinding[];
}

/** How many attendees there were in each state. */
export interface FleetSample {
  /** When a check of the fleet ended, in ISO 8601. */
  readonly at: string;
  /** Attendees in each state. */
  readonly counts: Readonly<Record<AttendeeState, number>>;
}

/** An attendee whose state became another one. */
export interface AttendeeChange {
  /** When that was seen, in ISO 8601. */
  readonly at: string;
  /** Name or address, from the roster. */
  readonly attendee: string;
  /** The state before. */
  readonly from: AttendeeState;
  /** The state from then on. */
  readonly to: AttendeeState;
  /** Stage or step that it was about; empty for `complete`. */
  readonly where: string;
}

/** A whole workshop at one moment: plain data, which survives JSON. */
export interface FleetDocument {
  /** When it was seen, in ISO 8601. */
  readonly at: string;
  /** In the order of the roster. */
  readonly attendees: readonly ReportedAttendee[];
  /** How many there are in each state. */
  readonly counts: Readonly<Record<AttendeeState, number>>;
  /** The same finding with several attendees once, the most frequent first. */
  readonly findings: readonly GroupedFinding[];
  /** What could not be checked. */
  readonly notes: readonly string[];
  /** What was counted while somebody watched, oldest first. Default: nothing was. */
  readonly samples?: readonly FleetSample[] | undefined;
  /** What changed while somebody watched, oldest first. Default: nothing did. */
  readonly changes?: readonly AttendeeChange[] | undefined;
}
