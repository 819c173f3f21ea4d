/** What a path such as `$.a.b[0]` finds in a JSON text: a string bare, anything else as JSON. Null where there is nothing. */
export function getJsonObject(json: string, path: string): string | null {
  const steps = stepsOf(path);
  let value = parsed(json);
  if (!steps || value === undefined) return null;
  for (const step of steps) {
    value = inside(value, step);
    if (value === undefined) return null;
  }
  if (value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

type Step = string | number;

function stepsOf(path: string): readonly Step[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  let rest = path.slice(1);
  while (rest !== '') {
    const [whole, name, quoted, index] = /^(?:\.([^.[\]*]+)|\[\s*'([^']*)'\s*\]|\[\s*(\d+)\s*\])/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps;
}

function inside(value: unknown, step: Step): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}
