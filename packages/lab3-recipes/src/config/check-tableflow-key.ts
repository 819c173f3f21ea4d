import type { InputProblem } from '@tableflow-workshop/client-core';
import type { FoundSettings } from './find-settings.ts';
import { adviceFor } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';

/** The Tableflow key may be left out as a whole; says what is wrong when one half of it is there. */
export function checkTableflowKey(found: FoundSettings): InputProblem | undefined {
  const id = found.get('tableflowApiKey')?.[0];
  const secret = found.get('tableflowApiSecret')?.[0];
  if (id && !secret) return half('tableflowApiSecret', id.place);
  if (secret && !id) return half('tableflowApiKey', secret.place);
  return undefined;
}

function half(name: SettingName, place: string): InputProblem {
  const remedy = `${adviceFor(name)} Or leave both out: a temporary key is made then.`;
  return { path: name, problem: `is missing, though ${place} is given.`, remedy };
}
