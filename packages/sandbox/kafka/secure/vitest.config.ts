import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../../vitest.config.base.ts';

/** What needs a Kafka with TLS and with logins. */
export default mergeConfig(
  base,
  defineConfig({ test: { include: ['kafka/secure/**/*.live.ts'], fileParallelism: false } }),
);
