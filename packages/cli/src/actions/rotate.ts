import { createSecret, InputError, plainText, type Secret } from '@tableflow-workshop/client-core';
import { findExistingLab, type RotateCredentialsInput, rotateCredentials } from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import type { LabCommandOptions } from '../lab-options.ts';
import { printResult } from '../print.ts';
import { showStep } from '../progress.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

const variables = { database: 'LAB3_NEW_DATABASE_PASSWORD', integration: 'DATABRICKS_NEW_CLIENT_SECRET' } as const;

/** Changes the credentials that are given, and says which. */
export async function rotate(options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const input = wantedOf(process.env);
  const result = await withLab(
    options,
    async (given, signal) => {
      const { lab } = await findExistingLab(given, { signal });
      return showStep(
        'rotate credentials',
        { ...options, clock: lab.clock, signal },
        (step) => rotateCredentials(lab, input, { signal, timeoutMs, ...step }),
        () => 'rotated',
      );
    },
    { mayStart: false, whenStopped: 'a secret that was taken already stays: run it again to give the other one' },
  );
  const { database, integration } = result;
  const lines = [
    ...(database ? [`✓ database password of the connector: ${database.outcome}. ${database.next}`] : []),
    ...(integration ? [`✓ client secret of the integration: ${integration.outcome}. ${integration.next}`] : []),
    'Set the new values where the old ones came from: the next run reads them there.',
  ];
  printResult(result, lines.map((line) => plainText(line, 1_000)).join('\n'), options);
}

function wantedOf(env: NodeJS.ProcessEnv): RotateCredentialsInput {
  const password = secretFrom(env[variables.database]);
  const clientSecret = secretFrom(env[variables.integration]);
  if (password === undefined && clientSecret === undefined) {
    const problems = [variables.database, variables.integration].map((path) => ({
      path,
      problem: 'is not set.',
      remedy: 'Set at least one of the two to the new secret.',
    }));
    throw new InputError({ tried: 'rotate credentials', problems });
  }
  return {
    ...(password && { database: { password, connect: connectPostgres } }),
    ...(clientSecret && { integration: { clientSecret } }),
  };
}

/** A line break comes along when a file is read into a variable. */
function secretFrom(text: string | undefined): Secret | undefined {
  const secret = text?.replace(/[\r\n]+$/, '');
  return secret ? createSecret(secret) : undefined;
}
