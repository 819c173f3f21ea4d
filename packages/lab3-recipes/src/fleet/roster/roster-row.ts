import type { InputProblem } from '@tableflow-workshop/client-core';
import type { SettingName } from '../../config/setting-names.ts';
import type { SettingSource } from '../../config/setting-source.ts';

/** One attendee of a list before anything is checked. */
export interface RosterRow {
  /** Where it is in the list, e.g. `row 7`. */
  readonly place: string;
  /** Who it is, where the list says so. */
  readonly attendee: string | undefined;
  /** What the list says of this attendee, best first. */
  readonly sources: readonly SettingSource[];
  /** What could not be read. */
  readonly problems: readonly RowProblem[];
}

/** What could not be read, and for which setting. */
export type RowProblem = InputProblem & { readonly setting?: SettingName | undefined };

/** A list of attendees before anything is checked. */
export interface RosterRows {
  readonly rows: readonly RosterRow[];
  /** What is wrong with the list as a whole. */
  readonly problems: readonly InputProblem[];
  readonly notes: readonly string[];
}
