import type { Secret } from '@tableflow-workshop/client-core';
import * as z from 'zod';

/** A secret in a recipe's input. A plain text is refused, because it would show in every print of the input. */
export const secretSchema = z.custom<Secret>(
  (value) => typeof (value as Secret | undefined)?.reveal === 'function',
  'must be made with createSecret()',
);
