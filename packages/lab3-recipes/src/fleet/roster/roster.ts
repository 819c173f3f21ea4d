import type { LabConfig } from '../../config/lab-config.ts';

/** The lab of one attendee. */
export interface FleetLab {
  /** Who it is, for people: an e-mail address, a name or a prefix. Different for each lab of a fleet. */
  readonly attendee: string;
  /** What the lab is opened with. */
  readonly config: LabConfig;
}

/** The labs of a workshop, and what its instructor should know of the list. */
export interface Roster {
  /** In the order of the list. */
  readonly labs: readonly FleetLab[];
  /** What stops nothing, e.g. a column that nobody knows. */
  readonly notes: readonly string[];
}
