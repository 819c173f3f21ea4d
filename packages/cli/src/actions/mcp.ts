import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { InputError } from '@tableflow-workshop/client-core';
import type { McpOptions } from '../commands/mcp.ts';
import { createMcpServer } from '../mcp/create-mcp-server.ts';

/** Serves until standard input ends. */
export async function serveMcp(options: McpOptions): Promise<void> {
  const { terraform, terraformOutput } = options;
  if (terraform === '-' || terraformOutput === '-') {
    const problem = 'standard input carries the protocol.';
    const problems = [
      { path: terraform === '-' ? '--terraform' : '--terraform-output', problem, remedy: 'Give the name of a file.' },
    ];
    throw new InputError({ tried: 'serve the tools', problems });
  }
  const server = createMcpServer(options);
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
}
