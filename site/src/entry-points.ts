import { readdirSync, readFileSync } from 'node:fs';
import { inRoot, repositoryUrl } from './repository.ts';

/** What people import: `@tableflow-workshop/confluent-client/tableflow`, and its source. */
export interface EntryPoint {
  readonly name: string;
  readonly path: string;
  /** What its package is, in Markdown. Only for the main entry point of a package. */
  readonly description?: string;
}

const condition = '@tableflow-workshop/source';

/** Every entry point of every package. */
export function entryPoints(): readonly EntryPoint[] {
  return readdirSync(inRoot('packages')).flatMap((room) => {
    const manifest = JSON.parse(readFileSync(inRoot('packages', room, 'package.json'), 'utf8')) as {
      name: string;
      description: string;
      exports: Record<string, string | Record<string, string>>;
    };
    return Object.entries(manifest.exports).flatMap(([entry, target]) => {
      const source = typeof target === 'string' ? undefined : target[condition];
      if (!source) return [];
      const point = { name: `${manifest.name}${entry.slice(1)}`, path: inRoot('packages', room, source) };
      if (entry !== '.') return [point];
      const description = `${manifest.description}. [What it is for](${repositoryUrl}/tree/main/packages/${room}).`;
      return [{ ...point, description }];
    });
  });
}
