import { functionNotFound, notReachable, unsupported } from '../sql-error.ts';
import { aggregateFunctions } from './aggregate-functions.ts';
import { collectionFunctions } from './collection-functions.ts';
import { conditionalFunctions } from './conditional-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { encodingFunctions } from './encoding-functions.ts';
import { isForeignFunction } from './foreign-functions.ts';
import type { FunctionRule } from './function-rule.ts';
import { lambdaFunctions } from './lambda-functions.ts';
import { mapFunctions } from './map-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { roundingFunctions } from './rounding-functions.ts';
import { sessionFunctions } from './session-functions.ts';
import { textFunctions } from './text-functions.ts';
import { timeTextFunctions } from './time-text-functions.ts';
import { unsupportedFunctions } from './unsupported-functions.ts';
import { windowFunctions } from './window-functions.ts';

const rules: Readonly<Record<string, FunctionRule>> = {
  ...aggregateFunctions,
  ...collectionFunctions,
  ...conditionalFunctions,
  ...dateFunctions,
  ...numberFunctions,
  ...sessionFunctions,
  ...textFunctions,
  ...encodingFunctions,
  ...lambdaFunctions,
  ...mapFunctions,
  ...roundingFunctions,
  ...timeTextFunctions,
  ...windowFunctions,
};

/** The rule of a function. Throws a `SqlError` for one that the sandbox does not have, and for one that there is not. */
export function findFunction(name: string): FunctionRule {
  const rule = ruleOf(name);
  if (rule) return rule;
  if (unsupportedFunctions.has(name)) throw unsupported(`the function ${name}`);
  if (isForeignFunction(name)) {
    throw notReachable([name]);
  }
  throw functionNotFound([name]);
}

export function ruleOf(name: string): FunctionRule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}
