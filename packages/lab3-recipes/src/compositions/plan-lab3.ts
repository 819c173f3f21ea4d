import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { connectorLook } from '../doctor/check-connector.ts';
import { keyFindings } from '../doctor/check-keys.ts';
import { tableflowTopicFindings } from '../doctor/check-tableflow-topics.ts';
import { orWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { Finding } from '../findings/finding.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import type { RecipeOptions } from '../mechanics/recipe-options.ts';
import { checkSourceDatabase } from '../recipes/check-source-database.ts';
import { createPostgresCdcConnector } from '../recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../recipes/create-unity-integration.ts';
import { enableTableflow } from '../recipes/enable-tableflow.ts';
import { irreversibleEffects } from './plan/irreversible-effects.ts';
import type { PlanLab3Result, PlannedStep } from './plan/lab-plan.ts';
import { missingGrants } from './plan/missing-grants.ts';
import { predictTable } from './plan/predict-table.ts';
import { type Rehearsal, rehearse, withTopicsAtHand } from './plan/rehearse.ts';

/**
 * Says what `setUpLab3` would do now: the changing calls of each step given the live state, the tables and how they would
 * be written, the grants that lack, and what cannot be undone. It changes nothing, and waits for nothing. The result is
 * plain data without secrets.
 *
 * It runs the recipes of the set-up themselves, up to the first changing call of each, so that it cannot differ from them.
 *
 * @throws ApiError when a key is refused or the catalog does not exist, SourceError when PostgreSQL refuses the login
 * @example
 * const { steps, problems } = await planLab3(lab);
 * for (const { name, outcome } of steps) console.log(`${name}: ${outcome}`);
 */
export function planLab3(lab: LabContext, options: Pick<RecipeOptions, 'signal'> = {}): Promise<PlanLab3Result> {
  return orWrongPlace(lab, 'plan LAB 3', options.signal, () => plan(lab, options.signal));
}

async function plan(lab: LabContext, signal: AbortSignal | undefined): Promise<PlanLab3Result> {
  const { connector, databricks, integrationName: name, storage } = lab.config;
  const quiet = { signal, wait: false, preflight: false };
  const { workspaceUrl, catalogName, schemaName, clientId, clientSecret } = databricks;
  const { tableIncludeList, ...settings } = connector;
  const captured = tableIncludeList.map((table) => topicOf(connector.topicPrefix, table));

  const [source, stopped, keys, grants, integration, connecting, enabling, tables] = await Promise.all([
    problemsOf(checkSourceDatabase(lab, tableIncludeList, signal)),
    Promise.all([connectorLook(lab, signal), tableflowTopicFindings(lab, signal)]),
    keyFindings(lab, signal),
    missingGrants(lab, signal),
    rehearse(lab, (rehearsal) =>
      createUnityIntegration(rehearsal, { name, workspaceUrl, catalogName, schemaName, clientId, clientSecret }, quiet),
    ),
    rehearse(lab, (rehearsal) =>
      createPostgresCdcConnector(rehearsal, { ...settings, tables: [...tableIncludeList] }, quiet),
    ),
    Promise.all(
      captured.map((topic) =>
        rehearse(withTopicsAtHand(lab), (rehearsal) => enableTableflow(rehearsal, { topic, storage }, quiet)),
      ),
    ),
    Promise.all(captured.map((topic) => predictTable(lab, topic, signal))),
  ]);
  const steps = [
    stepOf('create Unity Catalog integration', integration, {
      created: `create Unity Catalog integration "${name}"`,
      updated: `update the Unity Catalog integration for ${catalogName}`,
    }),
    stepOf('create PostgreSQL CDC connector', connecting, {
      created: `create connector "${connector.name}"`,
      updated: `update connector "${connector.name}"`,
    }),
    ...captured.map((topic, index) =>
      stepOf(`enable Tableflow on ${topic}`, enabling[index], {
        created: `enable Tableflow on topic "${topic}"`,
        updated: `update Tableflow on topic "${topic}"`,
      }),
    ),
  ];
  const rehearsals = [integration, connecting, ...enabling];
  return {
    steps,
    tables,
    missingGrants: grants.grants,
    irreversible: irreversibleEffects(lab, steps, tables),
    problems: [
      ...source,
      ...[...keys, ...stopped[0].findings, ...stopped[1]].filter(({ severity }) => severity === 'error').map(problemOf),
      ...grants.problems,
      ...rehearsals.flatMap((one) => one.problems),
    ],
  };
}

function stepOf(
  name: string,
  rehearsal: Rehearsal | undefined,
  operations: { readonly created: string; readonly updated: string },
): PlannedStep {
  const { outcome, calls } = rehearsal ?? { outcome: 'unchanged', calls: [] };
  const operation = outcome === 'created' ? operations.created : operations.updated;
  return { name, outcome, calls: calls.map((call) => ({ ...call, operation })) };
}

function problemOf({ subject, evidence, remedy }: Finding): InputProblem {
  return { path: subject, problem: `${evidence}.`, remedy };
}

async function problemsOf(check: Promise<unknown>): Promise<readonly InputProblem[]> {
  try {
    await check;
    return [];
  } catch (error) {
    if (InputError.isInstance(error)) return error.problems;
    throw error;
  }
}
