import * as z from 'zod';

/** A tool that changes something: the command that shows the plan, and the one that does it. */
export interface ChangingTool {
  readonly command: string;
  readonly description: string;
  readonly input: z.ZodRawShape;
  readonly args: (input: Input) => readonly string[];
  /** The reading command that shows what is there, with its arguments. */
  readonly plan: (input: Input) => readonly [command: string, ...args: string[]];
  /** The plan in one line, from what that command printed. Empty where nothing would change. */
  readonly quote: (plan: Document, input: Input) => string;
  readonly isDestructive: boolean;
}

type Input = Readonly<Record<string, unknown>>;
type Document = Readonly<Record<string, unknown>>;

const topic = z.string().min(1).describe('Name of a topic of the Kafka cluster.');
const removedByDown: readonly string[] = ['Tableflow topic', 'catalog integration', 'connector'];

/** The commands that change something, as far as they are tools. */
export const changingTools: readonly ChangingTool[] = [
  {
    command: 'up',
    description: 'Performs LAB 3: creates what is missing, and proves that the rows arrive.',
    input: {},
    args: () => [],
    plan: () => ['plan'],
    quote(plan) {
      const steps = plan.steps as readonly { readonly name: string; readonly calls: readonly unknown[] }[];
      return steps
        .filter(({ calls }) => calls.length > 0)
        .map(({ name }) => name)
        .join('; ');
    },
    isDestructive: false,
  },
  {
    command: 'down',
    description:
      'Tears LAB 3 down: Tableflow with its tables, the integration, the connector with its slot. Topics stay, and so does what somebody else made.',
    input: {},
    args: () => [],
    plan: () => ['audit'],
    quote(audit) {
      const leftovers = audit.leftovers as readonly { readonly kind: string; readonly name: string }[];
      return leftovers
        .filter(({ kind }) => removedByDown.includes(kind))
        .map(({ kind, name }) => `remove ${kind} ${name}`)
        .join('; ');
    },
    isDestructive: true,
  },
  {
    command: 'enable',
    description: 'Turns one more topic into a Delta table.',
    input: {
      topic,
      retention: z
        .string()
        .regex(/^\d+[hdw]$/)
        .optional()
        .describe('How long old versions are kept, e.g. 8w. Default 7 days.'),
      onError: z
        .enum(['suspend', 'skip', 'log'])
        .optional()
        .describe('What a record does that cannot be written. Default suspend.'),
    },
    args: ({ topic: name, retention, onError }) => [
      ...(retention === undefined ? [] : ['--retention', String(retention)]),
      ...(onError === undefined ? [] : ['--on-error', String(onError)]),
      '--',
      String(name),
    ],
    plan: ({ topic: name }) => ['diagnose', '--', String(name)],
    quote: (_diagnosis, { topic: name, retention, onError }) =>
      [
        `enable Tableflow on ${name}`,
        ...(retention === undefined ? [] : [`retention ${retention}`]),
        ...(onError === undefined ? [] : [`on error ${onError}`]),
      ].join(', '),
    isDestructive: false,
  },
  {
    command: 'resume',
    description: 'Lets Tableflow go on with a suspended topic, after its cause was fixed.',
    input: { topic },
    args: ({ topic: name }) => ['--', String(name)],
    plan: ({ topic: name }) => ['diagnose', '--', String(name)],
    quote(diagnosis, { topic: name }) {
      const { phase } = diagnosis.health as { readonly phase: string };
      return phase === 'SUSPENDED' ? `resume Tableflow on ${name}` : '';
    },
    isDestructive: false,
  },
];
