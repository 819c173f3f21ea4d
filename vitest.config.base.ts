import { defineConfig } from 'vitest/config';

/**
 * Tests run on sources: the packages' `@tableflow-workshop/source` condition points at `src/`.
 *
 * The time limits only end a test that hangs. No test may need a machine that is fast, or idle: a server that starts in
 * half a second takes twenty when everything else runs at the same time.
 */
export default defineConfig({
  resolve: { conditions: ['@tableflow-workshop/source'] },
  ssr: { resolve: { conditions: ['@tableflow-workshop/source'] } },
  test: { restoreMocks: true, testTimeout: 180_000, hookTimeout: 180_000, teardownTimeout: 60_000 },
});
