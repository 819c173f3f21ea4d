import { expectTypeOf, it } from 'vitest';
import type * as recipes from '../src/index.ts';

// Every recipe accepts exactly the options that it reads. `tsc` fails where one accepts more, or less.

type Recipes = typeof recipes;
/** The names of the options of a recipe: of its last parameter. */
type OptionsOf<Name extends keyof Recipes, Position extends number> = Recipes[Name] extends (
  ...input: infer Parameters
) => unknown
  ? Required<Parameters> extends Record<Position, infer Options>
    ? keyof Options
    : never
  : never;

type Call = 'signal';
type Wait = Call | 'timeoutMs' | 'pollIntervalMs' | 'firstPauseMs' | 'onProgress';
type OptionalWait = Wait | 'wait';

it('a recipe that makes its calls and returns takes a signal', () => {
  expectTypeOf<OptionsOf<'auditLeftovers', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'createTopic', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'deleteNotebook', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'deletePublishedSchema', 1>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'deleteTableFiles', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'importNotebook', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'planLab3', 1>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'registerSchema', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'revokeConnectorAccess', 2>>().toEqualTypeOf<Call>();
  expectTypeOf<OptionsOf<'revokeTableflowAccess', 2>>().toEqualTypeOf<Call>();
});

it('a recipe that always waits cannot be told not to', () => {
  expectTypeOf<OptionsOf<'deleteCapturedSubjects', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'deleteCapturedTopics', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'deletePostgresCdcConnector', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'deleteSubject', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'deleteTopic', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'deleteUnityIntegration', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'disableTableflow', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'disconnectStorage', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'waitUntilConnectorRunning', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'waitUntilTablePublished', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'waitUntilTableflowRunning', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'waitUntilTopicReady', 2>>().toEqualTypeOf<Wait>();
  expectTypeOf<OptionsOf<'waitUntilUnityIntegrationConnected', 2>>().toEqualTypeOf<Wait>();
});

it('a recipe whose wait can be left out says so', () => {
  expectTypeOf<OptionsOf<'repairDeltaTable', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'resumeTableflow', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'rotateCredentials', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'rotateDatabasePassword', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'rotateIntegrationSecret', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'updateTableflow', 2>>().toEqualTypeOf<OptionalWait>();
  expectTypeOf<OptionsOf<'verifyTables', 2>>().toEqualTypeOf<OptionalWait>();
});

it('only a recipe that checks what it builds on has a preflight to turn off', () => {
  expectTypeOf<OptionsOf<'createUnityIntegration', 2>>().toEqualTypeOf<Call | 'preflight'>();
  expectTypeOf<OptionsOf<'createPostgresCdcConnector', 2>>().toEqualTypeOf<OptionalWait | 'preflight'>();
});

it('a recipe with options of its own adds them', () => {
  expectTypeOf<OptionsOf<'connectStorage', 2>>().toEqualTypeOf<OptionalWait | 'applyTrust' | 'readTrust'>();
  expectTypeOf<OptionsOf<'enableTableflow', 2>>().toEqualTypeOf<OptionalWait | 'topicTimeoutMs'>();
});

it('what an option does not exist for is refused', () => {
  const options: Parameters<Recipes['disableTableflow']>[2] = {
    // @ts-expect-error It always waits.
    wait: false,
  };
  expectTypeOf(options).not.toBeAny();
});
