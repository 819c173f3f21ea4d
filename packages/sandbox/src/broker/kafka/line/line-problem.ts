/** Why a line to a server cannot be used, for a person. */
export interface LineProblem {
  /** What came of it, as the end of a sentence that begins with the address. */
  readonly problem: string;
  readonly remedy: string;
  /** Whether it may pass by itself: a server that is started soon. */
  readonly mayPass: boolean;
}

/** One that somebody has to do something about. */
export function lasting(problem: string, remedy: string): LineProblem {
  return { problem, remedy, mayPass: false };
}
