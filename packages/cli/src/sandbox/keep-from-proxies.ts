/** Node may be set to use a proxy (NODE_USE_ENV_PROXY); what is for this machine does not go through one. */
export function keepFromProxies(): void {
  const { NO_PROXY, no_proxy = NO_PROXY } = process.env;
  const hosts = [no_proxy, '127.0.0.1', '::1', '[::1]'].filter(Boolean).join(',');
  process.env.NO_PROXY = hosts;
  process.env.no_proxy = hosts;
}
