/**
 * Whether Node is set to use the proxies that the environment names. Its `fetch` does so in every version that knows
 * the setting.
 *
 * @see https://nodejs.org/api/cli.html#node_use_env_proxy1
 */
export function usesProxyFromEnv(): boolean {
  const { env, execArgv } = process;
  const flags = [...execArgv, ...(env.NODE_OPTIONS ?? '').split(/\s+/)];
  return env.NODE_USE_ENV_PROXY === '1' || flags.includes('--use-env-proxy');
}
