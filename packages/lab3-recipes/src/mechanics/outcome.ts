/** What a recipe did: nothing is `unchanged`, so a second run can be distinguished from a first. */
export type Outcome = 'created' | 'updated' | 'unchanged';

/** What an undo did. */
export type UndoOutcome = 'deleted' | 'unchanged';
