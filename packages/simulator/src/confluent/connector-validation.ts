import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import { codeAndMessage, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import { type ConnectorKey, connectorClass, connectorJavaClass, connectorKeys } from './connector-keys.ts';
import { refuseConnectPath } from './connector-path.ts';
import { maskedValue } from './connector-view.ts';

type Config = Readonly<Record<string, string>>;

/** Plugins and their validation. Source: C3.1 and C3.2. */
export const connectorPluginRoutes: Routes = {
  listConnectorPlugins: (call, { state }) =>
    refuseConnectPath(call, state.confluent) ?? ok([{ class: connectorClass, type: 'source', version: '2.0.0' }]),

  /** A faulty configuration is 200 as well: `error_count` tells. */
  validateConnectorConfig(call, { state }) {
    const refusal = refuseConnectPath(call, state.confluent);
    if (refusal) return refusal;
    const plugin = call.path.plugin_name ?? '';
    return plugin === connectorClass ? ok(validateConfig(call.body as Config, state.confluent)) : unknownClass(plugin);
  },
};

/** An unknown class is a failure of the service, in its own eyes. Source: C3.2. */
export function unknownClass(name: string): ReturnType<typeof codeAndMessage> {
  const said = `Failed to find any class that implements Connector and which name matches ${name}`;
  return codeAndMessage(500, 500, said);
}

/** What is wrong with a configuration, as sentences. Keys that nobody knows are let through: the lab sends several. */
export function problemsOf(config: Config, confluent: ConfluentState): string[] {
  return connectorKeys.flatMap((key) => problemsOfKey(key, config, confluent));
}

function validateConfig(config: Config, confluent: ConfluentState): ConnectSchemas['ConnectorConfigValidation'] {
  const configs = connectorKeys.map((key, order) => describeKey(key, order, config, confluent));
  return {
    name: connectorJavaClass,
    groups: [...new Set(connectorKeys.map((key) => key.group))],
    error_count: configs.filter(({ value }) => value.errors.length > 0).length,
    configs,
  };
}

function describeKey(key: ConnectorKey, order: number, config: Config, confluent: ConfluentState) {
  const isRequired = key.isRequired ?? false;
  return {
    definition: {
      name: key.name,
      type: key.type,
      required: isRequired,
      default_value: key.defaultValue ?? null,
      importance: isRequired ? 'HIGH' : 'MEDIUM',
      documentation: '',
      group: key.group,
      width: 'NONE',
      display_name: key.name,
      dependents: [],
      order,
      alias: key.name,
    },
    value: {
      name: key.name,
      value: maskedValue(key.name, config[key.name] ?? key.defaultValue ?? null),
      recommended_values: [...(key.allowed ?? [])],
      errors: problemsOfKey(key, config, confluent),
      visible: true,
    },
    metadata: {},
  };
}

function problemsOfKey(key: ConnectorKey, config: Config, confluent: ConfluentState): string[] {
  const { name, allowed, shape } = key;
  const value = config[name]?.trim();
  if (!value) return isNeeded(key, config) ? [`${name} is required`] : [];
  if (allowed && !allowed.includes(value)) return [`${name} must be one of ${allowed.join(', ')}, not ${value}`];
  if (key.type === 'INT' && !/^-?\d+$/.test(value)) return [`${name} must be a number, not ${value}`];
  if (shape && !shape.pattern.test(value)) return [`${name} ${shape.said}`];
  // A connector hangs on its service account. Source: C11.
  if (name === 'kafka.service.account.id' && !confluent.serviceAccounts.some((one) => one.id === value)) {
    return [`${name} names service account ${value}, which does not exist`];
  }
  if (name === 'table.exclude.list' && config['table.include.list']?.trim()) {
    return ['table.exclude.list and table.include.list exclude each other'];
  }
  return [];
}

/** Some keys are needed only where another one has, or defaults to, a certain value. */
function isNeeded(key: ConnectorKey, config: Config): boolean {
  if (!key.requiredWith) return key.isRequired ?? false;
  const other = connectorKeys.find((one) => one.name === key.requiredWith?.key);
  return (config[key.requiredWith.key]?.trim() || other?.defaultValue) === key.requiredWith.value;
}
