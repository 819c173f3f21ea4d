import { nextTurn } from './clock.ts';
import type { Difference } from './compare-shape.ts';
import { escapeStep } from './escape-step.ts';
import { plainText } from './plain-text.ts';
import type { ApiShapes } from './shape.ts';

/** One difference between what a service answered and what its description promises. It holds no values. */
export interface DriftReport {
  /** Method and path template of the call: `GET /tableflow/v1/regions`. */
  readonly operation: string;
  /** A JSON pointer into the body, in which `*` stands for any item of a list and any key of a map. */
  readonly pointer: string;
  /** A required field is absent; a field is not described; a value is of another type, or not in a closed list. */
  readonly kind: 'missing' | 'unknown' | 'type';
  /** What is described: `string | null`, `object`, `one of AWS, AZURE`. Absent for `unknown`. */
  readonly expected?: string;
}

/** Receives each difference once per operation. What it throws is dropped. */
export type OnDrift = (report: DriftReport) => void;

/**
 * Compares what the operations of one API answer with their descriptions. `reportDrift` of a client package makes it, so
 * that who does not ask for it does not have the descriptions in a bundle either.
 */
export type DriftWatch = (api: string) => (operation: string, response: Response) => void;

/** A field whose name is longer is data in the place of a name. */
const longestStep = 64;
/** Of one operation. A server that turns names into data must not fill the memory. */
const mostReports = 100;

/**
 * Makes a function that compares successes with their descriptions, beside the call: it reads a copy of the body after
 * the caller has gone on, and loads the descriptions when the first answer comes.
 *
 * @param loadShapes a dynamic import, so that a program without this option never loads them
 * @example const watch = watchDrift((report) => console.warn(report), async () => ({ shapes: { operations: {}, named: {} } }))
 */
export function watchDrift(
  onDrift: OnDrift,
  loadShapes: () => Promise<{ readonly shapes: ApiShapes }>,
): (operation: string, response: Response) => void {
  const reported = new Map<string, Set<string>>();
  let loading: ReturnType<typeof load> | undefined;
  const load = () => Promise.all([import('./compare-shape.ts'), loadShapes()]);

  return (operation, response) => {
    if (!response.ok || response.status === 204) return;
    const copy = response.clone();
    // Nothing here may harm the call, whatever body it meets.
    compare(operation, copy).catch(() => undefined);
  };

  async function compare(operation: string, copy: Response): Promise<void> {
    const text = await copy.text();
    await nextTurn();
    loading ??= load();
    const [{ compareShape }, { shapes }] = await loading;
    const shape = shapes.operations[operation];
    if (shape === undefined || text === '') return;
    for (const difference of compareShape(JSON.parse(text), shape, shapes.named)) report(operation, difference);
  }

  function report(operation: string, { pointer, kind, expected }: Difference): void {
    const seen = reported.get(operation) ?? new Set();
    reported.set(operation, seen);
    const place = pointer.split('/').map(safeStep).join('/');
    if (seen.has(`${kind} ${place}`) || seen.size >= mostReports) return;
    seen.add(`${kind} ${place}`);
    try {
      onDrift({ operation, pointer: place, kind, ...(expected === undefined ? {} : { expected }) });
    } catch {
      // The next difference is news of its own.
    }
  }
}

/** The name of a field comes from the server, and may be something else. */
function safeStep(step: string): string {
  if (step.length > longestStep) return '*';
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  return escapeStep(plainText(name));
}
