import type { ColumnValue } from './column-value.ts';

/** The cells of one column of a data file, one for each row. */
export type Column = readonly ColumnValue[] | ConstantColumn;

/** A column that has the same in every row. */
export interface ConstantColumn {
  /** A text, a number, nothing, or an empty map. */
  readonly constant: string | number | null | readonly [];
}
