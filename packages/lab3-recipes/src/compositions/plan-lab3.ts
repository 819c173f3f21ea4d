import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { checkConnector } from '../doctor/check-connector.ts';
import { keyFindings } from '../doctor/check-keys.ts';
import { tableflowTopicFindings } from '../doctor/check-tableflow-topics.ts';
import { orWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { Finding } from '../findings/finding.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { checkSourceDatabase } from '../recipes/check-source-database.ts';
import { findExistingLab } from '../recipes/find-existing-lab.ts';
import { irreversibleEffects, type PlannedSteps } from './plan/irreversible-effects.ts';
import type { PlanLab3Result, PlannedStep } from './plan/lab-plan.ts';
import { missingGrants } from './plan/missing-grants.ts';
import { predictTable } from './plan/predict-table.ts';
import { type Rehearsal, rehearse, withTopicsAtHand } from './plan/rehearse.ts';
import { makeConnector, makeIntegration, makeTableflow } from './set-up/make-parts.ts';

/**
 * Says what `setUpLab3` would do now: the changing calls of each step given the live state, the tables and how they would
 * be written, the grants that are missing, and what cannot be undone. It changes nothing and does not wait. The result is
 * plain data without secrets.
 *
 * It runs the recipes of the set-up themselves, up to the first changing call of each, so that it cannot differ from them.
 *
 * @throws ApiError when a key is refused or the catalog does not exist, SourceError when PostgreSQL refuses the login
 * @example
 * const { steps, problems } = await planLab3(lab);
 * for (const { name, outcome } of steps) console.log(`${name}: ${outcome}`);
 */
export function planLab3(lab: LabContext, options: CallOptions = {}): Promise<PlanLab3Result> {
  return orWrongPlace(lab, 'plan LAB 3', options.signal, () => plan(lab, options.signal));
}

async function plan(given: LabContext, signal: AbortSignal | undefined): Promise<PlanLab3Result> {
  const existing = await findExistingLab(given, { signal });
  const { lab, adopted } = existing;
  const { integrationName: name, databricks } = lab.config;
  const unchecked = { signal, preflight: false };
  const { tableIncludeList, topicPrefix } = lab.config.connector;
  const captured = tableIncludeList.map((table) => topicOf(topicPrefix, table));

  const [source, stopped, keys, grants, integration, connector, tables] = await Promise.all([
    problemsOf(checkSourceDatabase(lab, tableIncludeList, signal)),
    Promise.all([checkConnector(lab, signal), tableflowTopicFindings(lab, signal)]),
    keyFindings(lab, signal),
    missingGrants(lab, signal),
    rehearse(lab, (rehearsal) => makeIntegration({ ...existing, lab: rehearsal }, unchecked)),
    rehearse(lab, (rehearsal) => makeConnector({ ...existing, lab: rehearsal }, { ...unchecked, wait: false })),
    Promise.all(
      captured.map(async (topic) => {
        const [rehearsal, table] = await Promise.all([
          rehearse(withTopicsAtHand(lab), (rehearsal) =>
            makeTableflow({ ...existing, lab: rehearsal }, topic, { signal, wait: false }),
          ),
          predictTable(lab, topic, signal),
        ]);
        return { topic, rehearsal, table };
      }),
    ),
  ]);
  const planned: PlannedSteps = {
    integration: stepOf('create Unity Catalog integration', integration, {
      created: `create Unity Catalog integration "${name}"`,
      updated: `update the Unity Catalog integration for ${databricks.catalogName}`,
    }),
    connector: stepOf('create PostgreSQL CDC connector', connector, {
      created: `create connector "${lab.config.connector.name}"`,
      updated: `update connector "${lab.config.connector.name}"`,
    }),
    tables: tables.map(({ topic, rehearsal, table }) => ({
      table,
      step: stepOf(`enable Tableflow on ${topic}`, rehearsal, {
        created: `enable Tableflow on topic "${topic}"`,
        updated: `update Tableflow on topic "${topic}"`,
      }),
    })),
  };
  const rehearsals = [integration, connector, ...tables.map(({ rehearsal }) => rehearsal)];
  return plainAnswer({
    steps: [planned.integration, planned.connector, ...planned.tables.map(({ step }) => step)],
    tables: tables.map(({ table }) => table),
    adopted,
    missingGrants: grants.grants,
    irreversible: irreversibleEffects(lab, planned),
    problems: [
      ...source,
      ...[...keys, ...stopped[0].findings, ...stopped[1]].filter(({ severity }) => severity === 'error').map(problemOf),
      ...grants.problems,
      ...rehearsals.flatMap((one) => one.problems),
    ],
  });
}

function stepOf(
  name: string,
  rehearsal: Rehearsal,
  operations: { readonly created: string; readonly updated: string },
): PlannedStep {
  const { outcome, calls } = rehearsal;
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
