import type { InputProblem } from '@tableflow-workshop/client-core';
import {
  type AuthMethod,
  type FoundSetting,
  type FoundSettings,
  type MissingSetting,
  methodsOf,
  settings,
} from './auth-settings.ts';

/** The ways to sign in that this package knows. */
export type SupportedMethod = 'oauth-m2m' | 'pat';

const needed = { 'oauth-m2m': ['clientId', 'clientSecret'], pat: ['token'] } as const;
const remedies = {
  clientId: 'A service principal needs its client id and secret.',
  clientSecret: 'A service principal needs its client id and secret.',
  token: 'Or set it to a personal access token.',
} as const;
const supported = 'Use oauth-m2m (client id and secret of a service principal) or pat (a personal access token) here.';

/** How to sign in, or why that cannot be said. */
export interface AuthChoice {
  readonly method?: SupportedMethod;
  readonly problem?: InputProblem;
  readonly missing?: readonly MissingSetting[];
}

/**
 * Decides how to sign in. Options of the caller decide before anything else does; then the authentication type that a
 * source names; then whatever is configured, if that is one way.
 *
 * @param explicit what the caller gave as options
 * @param found what all sources together gave
 * @returns the way to sign in, or what speaks against each of them
 */
export function chooseAuthMethod(explicit: FoundSettings, found: FoundSettings, notes: string[]): AuthChoice {
  const authType = found.get('authType');
  const [given, ...others] = explicit.has('authType') ? [] : methodsOf(explicit);
  const isGiven = given !== undefined && others.length === 0;
  if (isGiven && authType) notes.push(`skipped ${authType.source}: the options ask for ${given}`);
  const named = isGiven ? undefined : authType;
  const configured = methodsOf(isGiven ? explicit : found);
  if (!named && configured.length > 1) return { problem: several(configured, found) };
  const method = named?.value ?? configured[0];
  if (method !== undefined && method !== 'oauth-m2m' && method !== 'pat')
    return { problem: unsupported(method, named, found) };
  const wanted = method ? needed[method] : ([...needed['oauth-m2m'], ...needed.pat] as const);
  const missing = wanted.filter((name) => !found.has(name));
  if (!method || missing.length > 0) {
    const asked = named && `${named.source} asks for ${named.value}, which needs it.`;
    return { missing: missing.map((name) => ({ name, remedy: asked ?? remedies[name] })) };
  }
  const why = isGiven ? 'the options ask for it' : named ? `${named.source} names it` : 'nothing else is configured';
  notes.unshift(`signing in with ${method}: ${why}`);
  for (const [name, { source }] of found) {
    const other = settings[name].method;
    if (other && other !== method) notes.push(`skipped ${source}: it belongs to ${other}`);
  }
  return { method };
}

function several(methods: readonly AuthMethod[], found: FoundSettings): InputProblem {
  const listed = methods.map((method) => `${method} (${sourcesOf(method, found).join(', ')})`);
  return {
    path: 'credentials',
    problem: `more than one way to sign in is configured: ${listed.join(' and ')}.`,
    remedy: 'Set DATABRICKS_AUTH_TYPE to the one that is meant, or remove the other.',
  };
}

function unsupported(method: string, named: FoundSetting | undefined, found: FoundSettings): InputProblem {
  const path = named?.source ?? sourcesOf('basic', found)[0] ?? 'authType';
  return { path, problem: `asks for ${method}, which this client does not do.`, remedy: supported };
}

function sourcesOf(method: AuthMethod, found: FoundSettings): readonly string[] {
  return [...found].filter(([name]) => settings[name].method === method).map(([, { source }]) => source);
}
