import type { Answer } from '../request/answer.ts';
import type { Cloud } from '../request/description.ts';
import type { Call, Surroundings } from '../request/route.ts';

/**
 * An operation that tools of the vendors call and that is not part of a public API, so that no description of ours has it
 * and our clients cannot call it: a sign-in of a command line, a question after quotas or features.
 */
export interface Undescribed {
  readonly method: string;
  /** As the command line's gateway leaves it: without `/api` in front for Confluent. */
  readonly path: RegExp;
  /** Anybody may ask. Default false: a credential of the cloud is needed, of any kind. */
  readonly isOpen?: boolean;
  /** Answers of described operations lead here, so that it is there in any mode. */
  readonly isLinked?: boolean;
  /** Media types of the body where it is something else than JSON. */
  readonly bodyTypes?: readonly string[];
  /** The API whose key it takes. Default: a key of any kind. */
  readonly api?: string;
  /** The body is any number of JSON objects, one behind the other: `body` is the list of them. */
  readonly isSequence?: boolean;
  readonly answer: (call: Call, surroundings: Surroundings) => Answer | Promise<Answer>;
}

/** What is asked beside the described operations, by cloud. */
export type UndescribedRoutes = Readonly<Record<Cloud, readonly Undescribed[]>>;
