import { createSecret } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { rotateCredentials } from '../src/recipes/rotate-credentials.ts';
import { labWithTables } from './support/scenes.ts';
import { thrownBy } from './support/thrown-by.ts';

const changing = (changes: readonly string[]) => changes.map((line) => line.split(' ')[0]);

it('changes the database password, then the secret of the integration', async () => {
  const { lab, changes } = await labWithTables();
  const { clientSecret } = lab.config.databricks;
  const { password } = lab.config.source;
  const both = await rotateCredentials(lab, { database: { password }, integration: { clientSecret } });
  expect([both.database?.mayDeleteOld, both.integration?.phase]).toEqual([true, 'CONNECTED']);
  expect(changing(changes())).toEqual(['PUT', 'PATCH']);

  expect(await rotateCredentials(lab, { database: { password } })).toMatchObject({ integration: undefined });
  expect(changing(changes())).toEqual(['PUT']);
  expect(await rotateCredentials(lab, { integration: { clientSecret } })).toMatchObject({ database: undefined });
  expect(changing(changes())).toEqual(['PATCH']);
});

it('leaves the other as it was when one fails', async () => {
  const { lab, changes } = await labWithTables();
  const work = rotateCredentials(lab, {
    database: { password: createSecret('river-wrong-password'), connectorName: 'other' },
    integration: { clientSecret: lab.config.databricks.clientSecret },
  });
  expect((await thrownBy(work)).message).toContain('connectorName: connector "other" does not exist.');
  expect(changes()).toEqual([]);
});

it('wants at least one', async () => {
  const { lab, calls } = await labWithTables();
  expect((await thrownBy(rotateCredentials(lab, {}))).message).toBe(
    'Could not rotate credentials:\n  - input: names neither integration nor database. Give the new secret of at least one.',
  );
  expect(calls()).toEqual([]);
});
