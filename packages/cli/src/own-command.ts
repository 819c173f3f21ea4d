/** What is known of how a process was started. */
export interface Start {
  /** The path of the program, `process.argv[1]`. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How this process was started. */
export function thisStart(): Start {
  return { program: process.argv[1] ?? '', env: process.env };
}

/**
 * The ways to start this command: the script of a checkout, npx with or without an installation in this folder, or its own
 * name.
 */
export function wayOfStart({ program, env }: Start): 'script' | 'npx' | 'project' | 'global' {
  const event = env.npm_lifecycle_event;
  if (event === 'lab3' || event === 'start') return 'script';
  const path = program.replaceAll('\\', '/');
  // npx keeps what it fetched in a cache of its own, where no name leads to.
  if (path.includes('/_npx/')) return 'npx';
  const isGlobal = /\/lib\/node_modules\/|\/npm\/node_modules\//.test(path);
  return path.includes('/node_modules/') && !isGlobal ? 'project' : 'global';
}

/** How a person starts this command again where it was started. */
export function ownCommand(start: Start = thisStart()): string {
  const ways = {
    script: 'npm run --silent lab3 --',
    npx: 'npx @tableflow-workshop/cli',
    // By the name of the package: `npx lab3` would run a package of somebody else where this one is not installed.
    project: 'npx @tableflow-workshop/cli',
    global: 'lab3',
  };
  return ways[wayOfStart(start)];
}
