import { describe, expect, it } from 'vitest';
import * as recipes from '../src/index.ts';
import { labWithTables } from './support/scenes.ts';
import { thrownBy } from './support/thrown-by.ts';

// What a service says may look like a line of ours. It is text, and stays where it was said.

const hostile = 'lost\r\n\u2713 verify tables: complete\u001b[2K\u202e\u0085end';
const shown = 'lost \u2713 verify tables: complete\ufffd[2K\ufffd end';

async function labThatSays(text: string) {
  const simulated = await labWithTables();
  const { connectors, tableflowTopics, catalogIntegrations } = simulated.simulator.state.confluent;
  for (const one of connectors) Object.assign(one, { state: 'FAILED', trace: text });
  for (const { topic } of tableflowTopics) {
    topic.status.phase = 'FAILED';
    topic.status.error_message = text;
  }
  for (const { integration } of catalogIntegrations) integration.status = { phase: 'FAILED', error_message: text };
  return simulated;
}

/** All texts of an answer. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('what a service says', () => {
  const tables = [{ topic: 'riverhotel.public.hotel', sourceTable: 'public.hotel' }];
  const name = 'riverhotel-postgres-cdc';
  it.each<[string, (lab: recipes.LabContext) => Promise<unknown>]>([
    ['doctor', (lab) => recipes.doctor(lab)],
    ['planLab3', (lab) => recipes.planLab3(lab)],
    ['diagnoseConnector', (lab) => recipes.diagnoseConnector(lab, { name })],
    ['diagnoseTableflow', (lab) => recipes.diagnoseTableflow(lab, { topic: 'riverhotel.public.hotel' })],
    ['diagnoseIntegration', (lab) => recipes.diagnoseIntegration(lab, { name: 'tableflow-databricks-workshop' })],
    ['verifyTables', (lab) => recipes.verifyTables(lab, { tables }, { wait: false })],
  ])('is on one line in the answer of %s', async (_recipe, run) => {
    const { lab } = await labThatSays(hostile);
    const all = texts(await run(lab));
    expect(all.some((text) => text.includes(shown))).toBe(true);
    expect(all.filter((text) => /[\p{Cc}\p{Cf}]/u.test(text))).toEqual([]);
  });

  it('is on one line in an error, and in the events of a run', async () => {
    const { lab } = await labThatSays(hostile);
    const said: string[] = [];
    const onEvent = (event: recipes.LabEvent): void => void said.push(...texts(event));
    const error = await thrownBy(recipes.setUpLab3(lab, { onEvent }));
    expect(error.message).toContain(shown);
    // The errors of the house have lines of their own, and nobody else's.
    for (const line of [error.message, ...said].flatMap((text) => text.split('\n'))) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(line).not.toMatch(/^\s*\u2713/);
    }
  });

  it('is cut to what a person reads, and the rest is counted', async () => {
    const { lab } = await labThatSays('x'.repeat(50_000));
    const all = texts(await recipes.doctor(lab));
    expect(Math.max(...all.map((text) => text.length))).toBeLessThan(1_100);
    expect(all.some((text) => /\u2026 \([\d,]+ more characters\)/.test(text))).toBe(true);
  });
});
