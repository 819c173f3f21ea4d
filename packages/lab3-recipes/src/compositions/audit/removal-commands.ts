import { fillPath } from '@tableflow-workshop/client-core';
import { confluentCloudUrl } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { quoteName } from '../../lab/names.ts';

/** Commands for a person. They hold no secrets: the shell takes keys from the variables that the lab reads too. */
export interface RemovalCommands {
  tableflow(template: string, values: Names, query?: Names): string;
  cloud(template: string, values: Names, query?: Names): string;
  kafka(template: string, values: Names, query?: Names): string;
  schemaRegistry(template: string, values: Names, query?: Names): string;
}

type Names = Readonly<Record<string, string>>;

/** The commands for one lab, by the kind of key that each API wants. */
export function removalCommands({ config }: LabContext): RemovalCommands {
  const { baseUrl = confluentCloudUrl, kafka, schemaRegistry } = config.confluent;
  const curl =
    (variables: string, origin: string) =>
    (template: string, values: Names, query: Names = {}): string => {
      const search = new URLSearchParams(query).toString();
      const url = `${origin.replace(/\/+$/, '')}${fillPath(template, values)}${search ? `?${search}` : ''}`;
      return `curl -X DELETE -u "$${variables}_API_KEY:$${variables}_API_SECRET" "${url}"`;
    };
  return {
    tableflow: curl('TABLEFLOW', baseUrl),
    cloud: curl('CONFLUENT_CLOUD', baseUrl),
    kafka: curl('KAFKA', kafka.restUrl ?? '$KAFKA_REST_ENDPOINT'),
    schemaRegistry: curl('SCHEMA_REGISTRY', schemaRegistry.url ?? '$SCHEMA_REGISTRY_REST_ENDPOINT'),
  };
}

/** `DROP SCHEMA` and the like, for an SQL editor of the workspace. */
export function dropStatement(kind: string, ...names: readonly string[]): string {
  return `DROP ${kind} ${names.map(quoteName).join('.')};`;
}
