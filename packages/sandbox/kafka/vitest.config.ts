import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.config.base.ts';

/** What needs a real Kafka: `npm test` does not run it. */
export default mergeConfig(base, defineConfig({ test: { include: ['kafka/*.live.ts'], fileParallelism: false } }));
