import { describe, expect, it } from 'vitest';
import { parseSettings } from './parse-settings.ts';
import { resolveLabConfig } from './resolve-lab-config.ts';

const name = 'lab3.config.json';

describe('settings of an object', () => {
  it('are taken as text, with their place', () => {
    const source = parseSettings(
      {
        kafkaApiKey: 'RIVERKEY',
        databasePort: 5433,
        tableIncludeList: ['public.hotel', 'public.guest'],
        schemaName: '',
        slotName: null,
        kafkaApiSecret: { env: 'RIVER_SECRET' },
        terraform: '../lab2',
      },
      { name, environment: { RIVER_SECRET: 'hush' }, otherKeys: ['terraform'] },
    );
    expect(source.values).toEqual({
      kafkaApiKey: 'RIVERKEY',
      databasePort: '5433',
      tableIncludeList: 'public.hotel, public.guest',
      kafkaApiSecret: 'hush',
    });
    expect([source.origin, source.describe?.('kafkaApiKey'), source.describe?.('kafkaApiSecret')]).toEqual([
      name,
      'kafkaApiKey (lab3.config.json)',
      'kafkaApiSecret (lab3.config.json), which names RIVER_SECRET',
    ]);
  });

  it('whose variable is not set are missing, and the reason says so', () => {
    const source = parseSettings({ kafkaApiSecret: { env: 'RIVER_SECRET' } }, { name });
    expect(source.values).toEqual({});
    expect(() => resolveLabConfig([source])).toThrow(
      'kafkaApiSecret: is missing. kafkaApiSecret (lab3.config.json) names the environment variable RIVER_SECRET, which is not set.',
    );
  });

  it('that are unknown or of the wrong type are all named, and no value is quoted', () => {
    const settings = {
      kafkaApiSecrt: 'hush-1',
      KAFKA_API_KEY: 'hush-2',
      terrafrom: 'hush-3',
      colour: 'hush-4',
      databasePassword: { file: 'hush-5' },
      environmentId: ['hush-6'],
      databasePort: true,
      clientSecret: { env: '' },
    };
    const message = (() => {
      try {
        parseSettings(settings, { name, otherKeys: ['terraform'] });
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(message.split('\n')).toEqual([
      'InputError: Could not read the settings in lab3.config.json:',
      '  - kafkaApiSecrt (lab3.config.json): is not a setting. Did you mean kafkaApiSecret?',
      '  - KAFKA_API_KEY (lab3.config.json): is not a setting. Did you mean kafkaApiKey?',
      '  - terrafrom (lab3.config.json): is not a setting. Did you mean terraform?',
      '  - colour (lab3.config.json): is not a setting. The keys are listed in docs/settings.md.',
      '  - databasePassword (lab3.config.json): should be a string or { env: "NAME" }, and is an object. It is what the connector uses to reach PostgreSQL.',
      '  - environmentId (lab3.config.json): should be a string or { env: "NAME" }, and is a list. List them with: confluent environment list',
      '  - databasePort (lab3.config.json): should be a number or { env: "NAME" }, and is a boolean. Default: 5432.',
      '  - clientSecret (lab3.config.json): should be a string or { env: "NAME" }, and is an object. It belongs to the Databricks service principal (OAuth), not to a person.',
    ]);
  });
});
