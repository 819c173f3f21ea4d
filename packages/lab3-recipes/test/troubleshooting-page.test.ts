import { describe, expect, it } from 'vitest';
import { troubles } from './support/troubles.ts';

// The page is written from what the commands say when each trouble is made to happen on the simulator.

const head = `# Troubleshooting

What the workshop warns of, in LAB 3 and on its troubleshooting page, and what the commands here say of it. A test makes each of
them happen on the simulator, and writes this page from what it gets.

\`lab3 doctor\` checks before you begin; \`lab3 status\` shows which part is not well, and \`lab3 diagnose <part>\` why.
[findings.md](findings.md) has every identifier that they print in brackets.
`;

describe('what goes wrong in the workshop', () => {
  it.each(troubles)('$title', async ({ ruleId, provoke }) => {
    const lines = await provoke();
    expect(lines.length).toBeGreaterThan(0);
    if (ruleId !== undefined) expect(lines[0]).toMatch(new RegExp(`\\[${ruleId}\\]$`));
  });

  it('is what docs/troubleshooting.md says', async () => {
    const entries: string[] = [];
    for (const { title, seen, command, provoke } of troubles) {
      const lines = (await provoke()).join('\n');
      entries.push(`## ${title}\n\n${seen}\n\n\`${command}\` says:\n\n\`\`\`text\n${lines}\n\`\`\`\n`);
    }
    await expect([head, ...entries].join('\n')).toMatchFileSnapshot('../../../docs/troubleshooting.md');
  });
});
