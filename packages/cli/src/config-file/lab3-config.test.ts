import type { SettingName } from '@tableflow-workshop/lab3-recipes';
import { expectTypeOf, it } from 'vitest';
import type { Lab3Config, placeKeys } from './lab3-config.ts';

it('every setting has a key, and every other key names a file or the schema', () => {
  expectTypeOf<keyof Lab3Config>().toEqualTypeOf<SettingName | (typeof placeKeys)[number] | '$schema'>();
});
