import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.base.ts';

/** Files share their modules: loading the simulator anew for each would take longer than all the tests. */
export default mergeConfig(base, defineConfig({ test: { isolate: false } }));
