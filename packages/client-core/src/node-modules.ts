/** What is needed of Node's modules, without their types: programs for browsers compile against this package, too. */
export interface NodeModules {
  readonly http: typeof import('node:http');
  readonly https: typeof import('node:https');
  readonly zlib: typeof import('node:zlib');
  readonly diagnostics: typeof import('node:diagnostics_channel');
}

type Process = { readonly getBuiltinModule?: (name: string) => unknown };

/**
 * Node's own modules, without an import that a bundler for browsers would follow; `undefined` elsewhere. Bun and Deno know
 * them too, but do not do the same with them.
 */
export function nodeModules(): NodeModules | undefined {
  const { process } = globalThis as { readonly process?: Process & { readonly versions?: Record<string, string> } };
  const { node, bun, deno } = process?.versions ?? {};
  if (node === undefined || bun !== undefined || deno !== undefined) return undefined;
  const load = (name: string): unknown => process?.getBuiltinModule?.(`node:${name}`);
  const [http, https, zlib, diagnostics] = ['http', 'https', 'zlib', 'diagnostics_channel'].map(load);
  return http && https && zlib && diagnostics ? ({ http, https, zlib, diagnostics } as NodeModules) : undefined;
}
