import type { Answer } from './answer.ts';
import { readAnyBody } from './read-body.ts';

/** An operation of your own, which a simulator answers beside those that it knows. */
export interface SimulatorRoute {
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Path with its parameters in braces: `/sql/v1/statements/{name}`. */
  readonly path: string;
  /** By which the call is named in `calls`, and by which faults find it. Default: none. */
  readonly operationId?: string;
  /** Makes the answer. Who may call is its own business. */
  readonly answer: (call: SimulatorRouteCall) => SimulatorAnswer | Promise<SimulatorAnswer>;
}

/** A request to a route of your own. */
export interface SimulatorRouteCall {
  readonly request: Request;
  /** The parameters of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The body: parsed where it is JSON. */
  readonly body: unknown;
}

/** What a route of your own answers. */
export interface SimulatorAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Sent as JSON. Default: an empty body. */
  readonly body?: unknown;
  /** Beside the content type. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route that fits a request, with what is in its path. */
export interface OwnMatch {
  readonly route: SimulatorRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the route of a request; the first that fits answers. */
export function createOwnRoutes(
  routes: readonly SimulatorRoute[],
): (method: string, pathname: string) => OwnMatch | undefined {
  const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (method, pathname) => {
    for (const { route, pattern } of compiled) {
      const found = route.method === method ? pattern.exec(pathname) : null;
      if (!found) continue;
      const parameters = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      );
      return { route, parameters };
    }
    return undefined;
  };
}

/** Lets a route of one's own answer. */
export async function answerOwn(
  { route, parameters }: OwnMatch,
  request: Request,
): Promise<{ readonly answer: Answer; readonly body: unknown }> {
  const body = await readAnyBody(request.clone());
  return { answer: await route.answer({ request, parameters, body }), body };
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{(\w+)\}/);
  const source = parts.map((part, index) =>
    index % 2 === 1 ? `(?<${part}>[^/]+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`);
}
