import type { Benchmark } from '../benchmark.ts';
import { rounds } from '../rounds.ts';
import { startProgram } from '../start-program.ts';
import { startServer } from '../start-server.ts';
import { seriesOf } from '../statistics.ts';

const names = ['ours', '@databricks/sdk-experimental'] as const;
type Measured = (typeof names)[number];

const tokenLifetimeSeconds = 3;
const tokenDelayMs = 800;
/** Long enough for several tokens. */
const durationMs = 4_000;

/** Calls while tokens end and are renewed. */
export interface SignInResult {
  calls: number;
  /** Took longer than half a sign-in. */
  delayed: number;
  failed: number;
}

interface SignIn extends SignInResult {
  /** By the 64 first calls. */
  readonly tokens: number;
  readonly discoveries: number;
}

/** Signing in as a service principal: 64 first calls at once, then calls in a row while tokens of 3 s end. */
export const tokenStampede: Benchmark = {
  id: 'H9',
  title: 'token stampede',
  async run() {
    const signIns = seriesOf<Measured, SignIn>(names);
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(names.map(async (name) => signIns[name].push(await signIn(name))));
    const { ours, '@databricks/sdk-experimental': sdk } = signIns;
    return {
      rows: [
        {
          measure: '64 first calls at once: requests for a token + questions where to ask for one',
          ours: stampedeOf(ours),
          goal: '1 + ≤ 1',
          isMet: ours.every(({ tokens, discoveries }) => tokens === 1 && discoveries <= 1),
          limit: '1 + 0',
          others: { '@databricks/sdk-experimental': stampedeOf(sdk) },
        },
        {
          measure: `calls that fail or take more than ${tokenDelayMs / 2} ms, half a sign-in, while tokens of ${tokenLifetimeSeconds} s end`,
          ours: renewalOf(ours),
          goal: '0',
          isMet: ours.every(({ delayed, failed }) => delayed + failed === 0),
          limit: '0',
          others: { '@databricks/sdk-experimental': renewalOf(sdk) },
        },
      ],
      runs: rounds,
      figures: signIns,
    };
  },
};

/** The most of any run. */
function stampedeOf(signIns: readonly SignIn[]): string {
  const most = (figure: (one: SignIn) => number): number => Math.max(...signIns.map(figure));
  return `${most(({ tokens }) => tokens)} + ${most(({ discoveries }) => discoveries)}`;
}

/** Of all runs together: one delayed call is one too many. */
function renewalOf(signIns: readonly SignIn[]): string {
  const sum = (figure: (one: SignIn) => number): number => signIns.reduce((total, one) => total + figure(one), 0);
  return `${sum(({ delayed, failed }) => delayed + failed)} of ${sum(({ calls }) => calls).toLocaleString('en-GB')}`;
}

async function signIn(name: Measured): Promise<SignIn> {
  const server = await startServer({ tokenLifetimeSeconds, tokenDelayMs });
  const program = startProgram('sign-in', [name, server.url, `${durationMs}`, `${tokenDelayMs / 2}`]);
  await program.next();
  const { tokens, discoveries } = await server.statistics();
  const renewals = program.next<SignInResult>();
  program.send('go on');
  const result = await renewals;
  server.stop();
  return { tokens, discoveries, ...result };
}
