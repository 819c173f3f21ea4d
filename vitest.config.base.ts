import { defineConfig } from 'vitest/config';

/** Tests run on sources: the packages' `@tableflow-workshop/source` condition points at `src/`. */
export default defineConfig({
  resolve: { conditions: ['@tableflow-workshop/source'] },
  ssr: { resolve: { conditions: ['@tableflow-workshop/source'] } },
  test: { restoreMocks: true, testTimeout: 20_000 },
});
