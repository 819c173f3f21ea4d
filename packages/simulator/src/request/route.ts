import type { Clock } from '@tableflow-workshop/client-core';
import type { DataPlane } from '../data-plane.ts';
import type { SimulatorState } from '../state.ts';
import type { TimingsOf } from '../timings.ts';
import type { Answer } from './answer.ts';

/** Who sent a request, once its credential was accepted. */
export interface Caller {
  /** A Confluent key id, or a Databricks principal. */
  readonly id: string;
}

/** One request that passed authentication and validation. */
export interface Call {
  /** Path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed body: JSON, or the fields of a form. `undefined` without a body. Already held against the description. */
  readonly body: unknown;
  /** The same as it was sent: with members that no description has and that only tools send. */
  readonly sent: unknown;
  readonly request: Request;
  /** Scheme, host and port that the caller used: what links and discovery documents are built from. */
  readonly origin: string;
  readonly caller: Caller;
  /** Virtual time stands still while a request is worked on. Here it goes on until the promise settles. */
  letTimePass<Result>(until: Promise<Result>): Promise<Result>;
}

/** What handlers work with. */
export interface Surroundings {
  readonly state: SimulatorState;
  readonly clock: Clock;
  readonly timingsOf: TimingsOf;
  readonly dataPlane: DataPlane;
  /** A new id, e.g. `newId('tci')` → `tci-8k2m1x`. Deterministic: the same calls give the same ids. */
  newId(prefix: string): string;
  newUuid(): string;
  /** Runs on the simulator's clock. What it changes is saved. */
  later(delayMs: number, run: () => void | Promise<void>): void;
  /** Sends a request as the clouds send one to each other. */
  readonly send: (request: Request) => Promise<Response>;
  /** Publishes tables in Unity Catalog where that is due; never throws. */
  syncCatalogs(): void;
}

/**
 * Handlers by operation id of the description: method and path stand there and nowhere else. Where two APIs use one id,
 * the key is `<api>/<operation id>`.
 */
export type Routes = Readonly<Record<string, (call: Call, surroundings: Surroundings) => Answer | Promise<Answer>>>;
