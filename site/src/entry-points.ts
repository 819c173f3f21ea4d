import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from './repository.ts';

/** What people import: `@tableflow-workshop/confluent-client/tableflow`, and its source. */
export interface EntryPoint {
  readonly name: string;
  readonly path: string;
}

const condition = '@tableflow-workshop/source';

/** Every entry point of every package. The command has none. */
export function entryPoints(): readonly EntryPoint[] {
  return readdirSync(inRoot('packages')).flatMap((room) => {
    const manifest = JSON.parse(readFileSync(inRoot('packages', room, 'package.json'), 'utf8')) as {
      name: string;
      exports: Record<string, string | Record<string, string>>;
    };
    return Object.entries(manifest.exports).flatMap(([entry, target]) => {
      const source = typeof target === 'string' ? undefined : target[condition];
      return source ? [{ name: `${manifest.name}${entry.slice(1)}`, path: inRoot('packages', room, source) }] : [];
    });
  });
}
