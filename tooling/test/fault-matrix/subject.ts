import type { Clock } from '@tableflow-workshop/client-core';

/** What the matrix does with a client. */
export interface Calls {
  /** GET of one resource by its name. */
  read(name: string): Promise<unknown>;
  /** POST with this text in its body. */
  create(text: string): Promise<unknown>;
  /** PATCH with this text in its body. */
  change(text: string): Promise<unknown>;
  /** The names of all pages of a list. */
  list(): Promise<readonly string[]>;
}

/** A client, and how its vendor speaks. */
export interface Subject {
  readonly name: string;
  readonly open: (url: string, clock: Clock) => Calls;
  /** What must not be shown: keys, tokens, and what they become on the wire. */
  readonly secrets: readonly string[];
  /** A refusal in the words of the vendor. */
  readonly refusal: {
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;
    readonly code: string;
    readonly requestId: string;
  };
  /** One page of a list, and where the next one is. */
  readonly page: (names: readonly string[], nextToken?: string) => unknown;
}
