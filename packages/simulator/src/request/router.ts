import { decode } from './decode.ts';
import { type Cloud, type DescribedOperation, descriptions } from './description.ts';
import { createValidation, type ReadRequest } from './validate-request.ts';

export interface Match {
  readonly cloud: Cloud;
  readonly api: string;
  readonly operation: DescribedOperation;
  readonly path: Readonly<Record<string, string>>;
  readonly read: ReadRequest;
}

interface Entry extends Omit<Match, 'path'> {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Every described operation of both clouds. A literal path wins over one with parameters. */
const entries: readonly Entry[] = (Object.keys(descriptions) as Cloud[])
  .flatMap((cloud) =>
    descriptions[cloud].flatMap((api) => {
      const validation = createValidation(api);
      return api.operations.map((operation) => ({
        cloud,
        api: api.api,
        operation,
        read: validation(operation),
        ...compile(operation.path),
      }));
    }),
  )
  .sort((left, right) => left.names.length - right.names.length);

/** By method and number of segments: a parameter holds no slash. */
const byShape = new Map<string, Entry[]>();
for (const entry of entries) {
  const shape = shapeOf(entry.operation.method, entry.operation.path);
  byShape.set(shape, [...(byShape.get(shape) ?? []), entry]);
}

function shapeOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}

/** Finds the operation that a method and a (still encoded) path mean. */
export function findOperation(method: string, pathname: string): Match | undefined {
  for (const candidate of byShape.get(shapeOf(method, pathname)) ?? []) {
    const { pattern, names, ...entry } = candidate;
    const found = pattern.exec(pathname);
    if (!found) continue;
    return {
      ...entry,
      path: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? '') ?? ''])),
    };
  }
  return undefined;
}

/** Which cloud answers under this path, also where no operation is described. */
export function cloudOf(pathname: string): Cloud {
  // Flink of Confluent Cloud has its statements under /sql/v1, too.
  return /^\/(api\/\d|oidc\/|\.well-known\/|telemetry-ext$|sql\/(?!v1\/organizations\/)|external-results\/)/.test(
    pathname,
  )
    ? 'databricks'
    : 'confluent';
}

function compile(template: string): { pattern: RegExp; names: readonly string[] } {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const source = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // A parameter never holds a colon at its end: `integrations:validate` is not an integration.
  return { pattern: new RegExp(`^${source.join('([^/]+)')}$`), names };
}
