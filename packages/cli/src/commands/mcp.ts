import type { Command } from 'commander';
import { addPlaceOptions, type PlaceOptions } from '../lab-options.ts';

/** What `lab3 mcp` was asked for. */
export interface McpOptions extends PlaceOptions {
  readonly allowChanges?: boolean;
}

export function addMcpCommand(program: Command): void {
  addPlaceOptions(program.command('mcp'))
    .description('serve the commands as tools of the Model Context Protocol, over standard input and output')
    .option('--allow-changes', 'also serve up, down, enable and resume; each shows its plan first')
    .action(async (options: McpOptions) => (await import('../actions/mcp.ts')).serveMcp(options));
}
