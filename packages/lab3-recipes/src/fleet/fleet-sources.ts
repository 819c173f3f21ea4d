import type { LabConfig } from '../config/lab-config.ts';
import type { SourceDatabase } from '../source/source-database.ts';

/** The databases of a fleet: most labs share one, and its connections are few. */
export interface FleetSources {
  /** The database of a lab; `undefined` where nobody opens any. */
  of(settings: LabConfig['source']): SourceDatabase | undefined;
  close(): Promise<void>;
}

/** Opens each database once for all who reach it in the same way. */
export function createFleetSources(
  open: ((settings: LabConfig['source']) => SourceDatabase) | undefined,
): FleetSources {
  const opened: { readonly settings: LabConfig['source']; readonly source: SourceDatabase }[] = [];
  return {
    of(settings) {
      if (!open) return undefined;
      const known = opened.find((one) => isSame(one.settings, settings));
      if (known) return known.source;
      const source = open(settings);
      opened.push({ settings, source });
      return source;
    },
    async close() {
      await Promise.all(opened.map(({ source }) => source.close()));
    },
  };
}

function isSame(one: LabConfig['source'], other: LabConfig['source']): boolean {
  const keys = ['hostname', 'port', 'user', 'password', 'databaseName', 'sslMode'] as const;
  // The same secret is the same object.
  return keys.every((key) => one[key] === other[key]);
}
