/** A privilege that somebody holds, on an object or on what it lies in. */
export interface Grant {
  readonly principal: string;
  /** As SQL writes it: `USE SCHEMA`. */
  readonly privilege: string;
  readonly objectType: string;
  readonly objectName: string;
}

/** The grants on an object and on what it lies in. */
export type GrantsOf = (principal: string, type: string, fullName: string) => readonly Grant[] | undefined;
