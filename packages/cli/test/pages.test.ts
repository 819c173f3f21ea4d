import { it } from 'vitest';
import { performPage } from './perform-page.ts';

// The pages whose commands and programs a reader runs: all of it is run, and prints what the page says.

it.each(['docs/start-here.md', 'docs/testing-your-script.md', 'docs/how-tableflow-works.md'])(
  '%s does what it says',
  performPage,
  900_000,
);
