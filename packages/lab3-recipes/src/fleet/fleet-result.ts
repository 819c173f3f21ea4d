import type { FleetFinding, GroupedFinding } from './fleet-finding.ts';

/** What became of one attendee's lab. */
export interface AttendeeResult<Outcome extends string, Details> {
  /** As the roster names them. */
  readonly attendee: string;
  /** Prefix of the lab, where it has one. */
  readonly prefix: string | null;
  /** `failed`: an error ended it, and `findings` has the cause. */
  readonly outcome: Outcome | 'failed';
  /** Whether an earlier run did it: then nobody was asked. */
  readonly isRemembered: boolean;
  /** How long the work took, in milliseconds. */
  readonly durationMs: number;
  /** Why it is not as it should be; empty where it is. */
  readonly findings: readonly FleetFinding[];
  /** What the recipe returned; `null` where it failed, or an earlier run did it. */
  readonly details: Details | null;
}

/** What became of a fleet. */
export interface FleetResult<Outcome extends string, Details> {
  /** `complete` when every lab is as it should be. */
  readonly verdict: 'complete' | 'incomplete';
  /** In the order of the roster. */
  readonly attendees: readonly AttendeeResult<Outcome, Details>[];
  /** The findings of all: the same one with 20 attendees is one. The most frequent first. */
  readonly findings: readonly GroupedFinding[];
  /** What could not be checked beforehand. */
  readonly notes: readonly string[];
}
