import { describe, expect, it } from 'vitest';
import { deleteSubject } from '../src/recipes/delete-subject.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { registerSchema } from '../src/recipes/register-schema.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const field = (name: string, more: object = {}) => ({ name, type: 'string', ...more });
const click = (...fields: readonly object[]) => ({ type: 'record', name: 'Click', fields });
const topic = 'clickstream';

describe('registerSchema', () => {
  it('registers the first one, and finds it the next time', async () => {
    const { lab, calls } = await createSimulatedLab();
    const input = { topic, schema: click(field('page')) };
    const first = await registerSchema(lab, input);
    expect(first).toEqual({
      outcome: 'created',
      subject: 'clickstream-value',
      schemaId: expect.any(Number),
      version: 1,
    });
    expect(calls()).toEqual([
      'GET /schemas?subjectPrefix=clickstream-value → 200',
      'POST /subjects/clickstream-value/versions → 200',
      'GET /schemas?subjectPrefix=clickstream-value → 200',
    ]);
    expect(await registerSchema(lab, input)).toEqual({ ...first, outcome: 'unchanged' });
    expect(calls()).toEqual(['GET /schemas?subjectPrefix=clickstream-value → 200']);
  });

  it('knows a schema whose members come in another order', async () => {
    const { lab } = await createSimulatedLab();
    await registerSchema(lab, { topic, schema: click(field('page')) });
    const schema = '{ "name": "Click", "fields": [{ "type": "string", "name": "page" }], "type": "record" }';
    expect((await registerSchema(lab, { topic, schema })).outcome).toBe('unchanged');
  });

  it('adds a version, and knows an old one', async () => {
    const { lab } = await createSimulatedLab();
    const old = await registerSchema(lab, { topic, schema: click(field('page')) });
    const next = await registerSchema(lab, { topic, schema: click(field('page'), field('guest', { default: '' })) });
    expect([next.outcome, next.version]).toEqual(['updated', 2]);
    expect(await registerSchema(lab, { topic, schema: click(field('page')) })).toEqual({
      ...old,
      outcome: 'unchanged',
    });
  });

  it('keeps keys and values apart, and other topics whose names begin alike', async () => {
    const { lab } = await createSimulatedLab();
    const schema = '"string"';
    expect((await registerSchema(lab, { topic, schema, part: 'key' })).subject).toBe('clickstream-key');
    expect((await registerSchema(lab, { topic: `${topic}-value-2`, schema })).outcome).toBe('created');
    expect((await registerSchema(lab, { topic, schema })).outcome).toBe('created');
  });

  it('refuses one that does not fit, with the words of the registry', async () => {
    const { lab, simulator } = await createSimulatedLab();
    await registerSchema(lab, { topic, schema: click(field('page')) });
    const body = { error_code: 409, message: 'READER_FIELD_MISSING_DEFAULT_VALUE: guest' };
    simulator.faults.add({ on: 'createSubjectVersion', answer: { status: 409, body } });
    const error = await thrownBy(registerSchema(lab, { topic, schema: click(field('page'), field('guest')) }));
    expect(error.message).toBe(
      [
        'Could not register a schema under subject "clickstream-value":',
        '  - schema: does not fit the versions before: READER_FIELD_MISSING_DEFAULT_VALUE: guest. Give new fields a default and keep the others, or change the compatibility of the subject.',
      ].join('\n'),
    );
  });

  it('finds what it registered though the answer was lost', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createSubjectVersion', drop: 'after' });
    expect((await registerSchema(lab, { topic, schema: '"string"' })).outcome).toBe('created');
    expect(simulator.state.confluent.subjects.map(({ versions }) => versions.length)).toEqual([1]);
  });
});

describe('deleteSubject', () => {
  it('deletes it for good, and a second time finds nothing', async () => {
    const { lab, simulator } = await createSimulatedLab();
    await registerSchema(lab, { topic, schema: '"string"' });
    expect(await deleteSubject(lab, { topic })).toEqual({ outcome: 'deleted', subject: 'clickstream-value' });
    expect(await deleteSubject(lab, { topic })).toEqual({ outcome: 'unchanged', subject: 'clickstream-value' });
    expect(simulator.state.confluent.subjects).toEqual([]);
  });

  it('finishes one that was only deleted softly', async () => {
    const { lab } = await createSimulatedLab();
    await registerSchema(lab, { topic, schema: '"string"' });
    await lab.confluent.schemaRegistry.DELETE('/subjects/{subject}', {
      params: { path: { subject: 'clickstream-value' } },
    });
    expect((await deleteSubject(lab, { topic })).outcome).toBe('deleted');
  });

  it('refuses while a table is written with it', async () => {
    const { lab, changes } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    changes();
    expect((await thrownBy(deleteSubject(lab, { topic: hotelTopic }))).message).toBe(
      [
        `Could not delete subject "${hotelTopic}-value":`,
        `  - ${hotelTopic}: has Tableflow enabled, which needs it. Disable Tableflow on the topic first.`,
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });
});
