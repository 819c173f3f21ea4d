import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import type { PlaceOptions } from '../lab-options.ts';
import { type ChangingTool, changingTools } from './changing-tools.ts';
import { docs } from './docs.ts';
import { outputOf, readingTools } from './reading-tools.ts';
import { type CommandResult, runCommand } from './run-command.ts';

/** What is served beside the commands that only read. */
interface McpServerOptions extends PlaceOptions {
  readonly allowChanges?: boolean;
}

/** The commands as tools, and the documentation as resources. */
export function createMcpServer({ allowChanges = false, ...places }: McpServerOptions): McpServer {
  const server = new McpServer(
    { name: 'lab3', version: manifest.version },
    {
      instructions:
        'LAB 3: PostgreSQL tables as Kafka topics as Delta tables in Databricks. Begin with lab3_status; lab3_diagnose says why a part is not well.',
    },
  );
  for (const { command, description, input, args } of readingTools)
    server.registerTool(
      `lab3_${command}`,
      {
        description: `${description} Changes nothing.`,
        inputSchema: input,
        outputSchema: outputOf(command),
        annotations: { readOnlyHint: true, openWorldHint: true },
      },
      async (given: Readonly<Record<string, unknown>>, { signal }) =>
        resultOf(await runCommand(command, args(given), { places, signal })),
    );
  if (allowChanges) for (const tool of changingTools) addChangingTool(server, tool, places);
  for (const { name, title, text } of docs)
    server.registerResource(name, `lab3://docs/${name}`, { title, mimeType: 'text/markdown' }, (uri) => ({
      contents: [{ uri: uri.href, mimeType: 'text/markdown', text }],
    }));
  return server;
}

/** What a changing tool gives: its plan first, what it did once the plan was confirmed. */
const changeOutput = z.object({
  outcome: z
    .enum(['planned', 'blocked', 'nothing to do', 'done'])
    .describe('`blocked`: fix the problems of the plan first.'),
  confirm: z.string().optional().describe('Of a plan: what `confirm` has to be for it to be carried out.'),
  document: z.record(z.string(), z.unknown()).describe('What the command printed: the plan, or what was done.'),
});

function addChangingTool(server: McpServer, tool: ChangingTool, places: PlaceOptions): void {
  const { command, description, isDestructive } = tool;
  server.registerTool(
    `lab3_${command}`,
    {
      description: `${description} Without \`confirm\` it only gives its plan; \`confirm\` quotes that plan.`,
      inputSchema: {
        ...tool.input,
        confirm: z.string().optional().describe('The `confirm` of the plan that shall be carried out, word for word.'),
      },
      outputSchema: changeOutput,
      annotations: { readOnlyHint: false, destructiveHint: isDestructive, idempotentHint: true, openWorldHint: true },
    },
    async (input: Readonly<Record<string, unknown>>, { signal }) => {
      const [planning, ...planArgs] = tool.plan(input);
      const plan = await runCommand(planning, planArgs, { places, signal });
      if (plan.isFailure) return resultOf(plan);
      const { problems } = plan.document;
      if (Array.isArray(problems) && problems.length > 0)
        return changeResult({ outcome: 'blocked', document: plan.document });
      const confirm = tool.quote(plan.document, input);
      if (confirm === '') return changeResult({ outcome: 'nothing to do', document: plan.document });
      if (input.confirm === undefined) return changeResult({ outcome: 'planned', confirm, document: plan.document });
      if (input.confirm !== confirm) {
        const text = `Nothing was changed: \`confirm\` is not the plan as it is now, which is: ${confirm}`;
        return { isError: true, content: [{ type: 'text', text }] };
      }
      const done = await runCommand(command, tool.args(input), { places, signal });
      return done.isFailure ? resultOf(done) : changeResult({ outcome: 'done', document: done.document });
    },
  );
}

function changeResult(change: z.output<typeof changeOutput>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(change) }], structuredContent: { ...change } };
}

/** A failure is the text that a person reads; a document is structured, and text for whoever knows only that. */
function resultOf({ document, isFailure }: CommandResult): CallToolResult {
  if (!isFailure)
    return { content: [{ type: 'text', text: JSON.stringify(document) }], structuredContent: { ...document } };
  const { message } = document.error as { readonly message: string };
  return { isError: true, content: [{ type: 'text', text: message }] };
}
