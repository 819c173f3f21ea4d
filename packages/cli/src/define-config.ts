import type { Lab3Config } from './config-file/lab3-config.ts';

export type { Lab3Config, Lab3ConfigValue } from './config-file/lab3-config.ts';

/** A configuration, or a function that returns one, at once or after a while. */
export type Lab3ConfigExport = Lab3Config | Promise<Lab3Config> | (() => Lab3Config | Promise<Lab3Config>);

/**
 * Gives what it is given: an editor knows the keys of it then. For `lab3.config.ts` and its kind.
 *
 * @example export default defineConfig({ terraform: '../lab2', topicPrefix: 'riverhotel' });
 */
export function defineConfig<Config extends Lab3ConfigExport>(config: Config): Config {
  return config;
}
