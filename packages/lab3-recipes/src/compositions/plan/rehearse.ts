import { fillPath, InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { KafkaClient, SchemaRegistryClient } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import type { PartOutcome } from '../set-up/make-parts.ts';

/** A changing call, as it would be sent. Its body is left out: it may contain secrets. */
export interface PlannedCall {
  readonly method: string;
  /** Path without query, percent-encoded. */
  readonly path: string;
}

/** What a recipe would do, given the live state. */
export interface Rehearsal {
  /** `refused`: the recipe would throw an InputError before it changes anything. */
  readonly outcome: PartOutcome | 'refused';
  readonly calls: readonly PlannedCall[];
  readonly problems: readonly InputProblem[];
}

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** It is written as PUT and changes nothing; what it refuses belongs into a plan. */
const reading = /\/config\/validate$/;

/** Ends a rehearsal. It is not one of our errors, so nothing catches it on the way. */
class ChangeIsNext extends Error {
  constructor(readonly call: PlannedCall) {
    super(`next is ${call.method} ${call.path}`);
  }
}

/**
 * Runs a recipe up to its first changing call, which is not sent, and says which that would be. So a plan is what the
 * recipe does, and cannot differ from it. For recipes that make one changing call; give them `wait: false`.
 */
export async function rehearse(
  lab: LabContext,
  recipe: (lab: LabContext) => Promise<{ readonly outcome: PartOutcome }>,
): Promise<Rehearsal> {
  try {
    const { outcome } = await recipe(withoutChanges(lab));
    return { outcome: outcome === 'adopted' ? 'adopted' : 'unchanged', calls: [], problems: [] };
  } catch (error) {
    if (error instanceof ChangeIsNext) {
      const outcome = error.call.method === 'POST' ? 'created' : 'updated';
      return { outcome, calls: [error.call], problems: [] };
    }
    if (InputError.isInstance(error)) return { outcome: 'refused', calls: [], problems: error.problems };
    throw error;
  }
}

/** The lab as it will be once the connector has made its topics and their schemas. */
export function withTopicsAtHand(lab: LabContext): LabContext {
  const read = async () => ({ response: new Response() });
  const { kafka, schemaRegistry } = lab.confluent;
  return {
    ...lab,
    confluent: {
      ...lab.confluent,
      // The content of these responses is never read: that there is one is enough.
      kafka: { ...kafka, GET: read as KafkaClient['GET'] },
      schemaRegistry: { ...schemaRegistry, GET: read as SchemaRegistryClient['GET'] },
    },
  };
}

function withoutChanges(lab: LabContext): LabContext {
  const { tableflow, connect, kafka, schemaRegistry } = lab.confluent;
  return {
    ...lab,
    record: { ...lab.record, add: async () => undefined, remove: async () => undefined },
    confluent: {
      ...lab.confluent,
      tableflow: onlyReading(tableflow),
      connect: onlyReading(connect),
      kafka: onlyReading(kafka),
      schemaRegistry: onlyReading(schemaRegistry),
    },
    databricks: {
      ...lab.databricks,
      unityCatalog: onlyReading(lab.databricks.unityCatalog),
      workspace: onlyReading(lab.databricks.workspace),
    },
  };
}

interface CallInit {
  readonly params?: { readonly path?: Readonly<Record<string, unknown>> };
}

function onlyReading<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, method, receiver) {
      const send: unknown = Reflect.get(target, method, receiver);
      if (typeof send !== 'function' || typeof method !== 'string' || !changing.has(method)) return send;
      return async (template: string, init?: CallInit): Promise<unknown> => {
        if (reading.test(template)) return send.call(target, template, init);
        throw new ChangeIsNext({ method, path: fillPath(template, init?.params?.path ?? {}) });
      };
    },
  });
}
