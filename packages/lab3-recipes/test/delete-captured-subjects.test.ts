import { describe, expect, it } from 'vitest';
import { deleteCapturedSubjects } from '../src/recipes/delete-captured-subjects.ts';
import { labWithTopics } from './support/scenes.ts';

const subjects = ['customer-key', 'customer-value', 'hotel-key', 'hotel-value'].map(
  (end) => `riverhotel.public.${end}`,
);
const check = ['GET /subjects → 200', 'GET /subjects?deletedOnly=true → 200'];

describe('deleting the captured subjects', () => {
  it('deletes them for good, sees them gone, and leaves others', async () => {
    const { lab, simulator, calls } = await labWithTopics();
    const { confluent } = simulator.state;
    const versions = [{ version: 1, id: 100_900, schema: '"string"' }];
    confluent.subjects.push({ name: 'riverhotel.cdc.clickstream-value', versions });
    expect(await deleteCapturedSubjects(lab, lab.config.connector)).toEqual({ outcome: 'deleted', subjects });
    expect(calls()).toEqual([
      ...check,
      ...subjects.map((subject) => `DELETE /subjects/${subject} → 200`),
      ...subjects.map((subject) => `DELETE /subjects/${subject}?permanent=true → 200`),
      ...check,
    ]);
    expect(confluent.subjects.map((subject) => subject.name)).toEqual(['riverhotel.cdc.clickstream-value']);
    expect(confluent.deletedSubjects).toEqual([]);
  });

  it('a second time finds nothing', async () => {
    const { lab, calls } = await labWithTopics();
    await deleteCapturedSubjects(lab, lab.config.connector);
    calls();
    expect(await deleteCapturedSubjects(lab, lab.config.connector)).toEqual({ outcome: 'unchanged', subjects: [] });
    expect(calls()).toEqual(check);
  });

  it('finishes what was deleted, but not for good', async () => {
    const { lab, simulator, changes } = await labWithTopics();
    const { confluent } = simulator.state;
    confluent.deletedSubjects = confluent.subjects.splice(0, 1);
    const [half] = confluent.deletedSubjects;
    await deleteCapturedSubjects(lab, lab.config.connector);
    expect(changes().filter((call) => call.includes(`${half?.name}`))).toEqual([
      `DELETE /subjects/${half?.name}?permanent=true → 200`,
    ]);
    expect([confluent.subjects, confluent.deletedSubjects]).toEqual([[], []]);
  });

  it.each(['before', 'after'] as const)('repeats a delete whose connection broke %s the effect', async (drop) => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'deleteSubject', drop, times: 2 });
    expect((await deleteCapturedSubjects(lab, lab.config.connector)).outcome).toBe('deleted');
    expect([simulator.state.confluent.subjects, simulator.state.confluent.deletedSubjects]).toEqual([[], []]);
  });
});
