import { usesProxyFromEnv } from './proxy-from-env.ts';

/**
 * What to do about a proxy that the environment names for an address, and that this Node does not use: other programs on
 * the same machine do, so nobody suspects it. The name of the variable is said, never its value, which may hold a password.
 */
export function hintOfIgnoredProxy(url: URL): string | undefined {
  if (typeof process === 'undefined' || !process.versions?.node) return undefined;
  const name = nameOfProxy(url.protocol);
  if (name === undefined || isExempt(url)) return undefined;
  if (!knowsProxies(process.versions.node))
    return `${name} is set, and Node ${process.versions.node} cannot use it: run this on Node 24 with NODE_USE_ENV_PROXY=1, or give an agent.`;
  if (usesProxyFromEnv()) return undefined;
  return `${name} is set, and Node uses it only with NODE_USE_ENV_PROXY=1.`;
}

/** As every tool reads them: the name in lower case first. */
function nameOfProxy(protocol: string): string | undefined {
  const names = protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  return names.find((name) => process.env[name]);
}

/** @see https://nodejs.org/api/cli.html#node_use_env_proxy1 */
function knowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 21);
}

/** Whether the address is to be reached without a proxy: it is this machine, or NO_PROXY names it. */
function isExempt({ hostname, port, protocol }: URL): boolean {
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return true;
  const { NO_PROXY = '', no_proxy = NO_PROXY } = process.env;
  const portOfUrl = port || (protocol === 'https:' ? '443' : '80');
  return no_proxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, host = entry, ofPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (ofPort !== undefined && ofPort !== portOfUrl) return false;
      const suffix = host.replace(/^\*?\.?/, '');
      return host === '*' || hostname === suffix || hostname.endsWith(`.${suffix}`);
    });
}
