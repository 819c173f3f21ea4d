import { InputError, systemClock, type WaitProgress } from '@tableflow-workshop/client-core';
import {
  createKafkaAdministrator,
  createStorageAdministrator,
  findExternalLocation,
  grantConnectorAccess,
  grantTableflowAccess,
  type LabConfig,
} from '@tableflow-workshop/lab3-recipes';
import { administratorToken } from '../administrator.ts';
import type { GrantCommandOptions } from '../commands/grant.ts';
import { confirm } from '../confirm.ts';
import type { GrantReport } from '../grant-report.ts';
import { printResult, printText } from '../print.ts';
import { showStep } from '../progress.ts';
import { renderGrants } from '../render-grants.ts';
import type { OpenSandbox } from '../sandbox/open-sandbox.ts';
import { stopInTime } from '../stop-in-time.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withConfig } from '../with-lab.ts';

/** Shows what is missing, and grants it once a person agrees. */
export async function grant(options: GrantCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const work = async (
    config: LabConfig,
    signal: AbortSignal,
    sandbox: OpenSandbox | undefined,
  ): Promise<GrantReport> => {
    const grantees = await granteesOf(config, options, sandbox, signal);
    const found = { outcome: 'planned', ...(await grantees(true, {})) } as const;
    if (isNothing(found)) return { ...found, outcome: 'unchanged' };
    if (!options.json) printText(renderGrants(found));
    if (!(await confirm('Grant this?', options, signal))) return found;
    const granted = await showStep(
      'grant access',
      { ...options, clock: systemClock, signal },
      (step) => grantees(false, { timeoutMs, ...step }),
      () => 'granted',
    );
    return { outcome: 'granted', ...granted };
  };
  const report = await withConfig(
    options,
    (config, _source, signal, sandbox) => stopInTime(work(config, signal, sandbox), signal),
    { mayStart: false, whenStopped: 'what is granted already stays: run it again to grant the rest' },
  );
  printResult(report, ends[report.outcome], options);
  if (report.outcome === 'planned') process.exitCode = 1;
}

const ends: Readonly<Record<GrantReport['outcome'], string>> = {
  planned: '\nnothing was granted; run it again with --yes to grant this',
  granted: '\ngranted',
  unchanged: 'unchanged: both have everything that they need',
};

interface GrantStepOptions {
  readonly timeoutMs?: number | undefined;
  readonly onProgress?: (progress: WaitProgress) => void;
}

type Parts = Omit<GrantReport, 'outcome'>;

async function granteesOf(
  config: LabConfig,
  { only, location }: GrantCommandOptions,
  sandbox: OpenSandbox | undefined,
  signal: AbortSignal,
): Promise<(planOnly: boolean, options: GrantStepOptions) => Promise<Parts>> {
  const tableflow = only === 'connector' ? undefined : await tableflowOf(config, location, sandbox, signal);
  const connector = only === 'tableflow' ? undefined : await connectorOf(config);
  return async (planOnly, options) => {
    const shared = { ...options, signal };
    const changes = tableflow && (await grantTableflowAccess(tableflow.to, { ...tableflow.input, planOnly }, shared));
    const acls = connector && (await grantConnectorAccess(connector.to, { ...connector.input, planOnly }, shared));
    return {
      ...(changes && { tableflow: { changes: changes.changes } }),
      ...(acls && { connector: { serviceAccountId: config.serviceAccountId, granted: acls.granted } }),
    };
  };
}

async function tableflowOf(
  { confluent, databricks, storage }: LabConfig,
  location: string | undefined,
  sandbox: OpenSandbox | undefined,
  signal: AbortSignal,
) {
  const tried = 'grant Tableflow access';
  const { workspaceUrl, clientId: principal, catalogName } = databricks;
  const { unityCatalog: to } = createStorageAdministrator({
    cloudKey: confluent.cloudKey,
    confluentBaseUrl: confluent.baseUrl,
    workspaceUrl,
    token: administratorToken(sandbox, tried),
  });
  const externalLocationName = location ?? (await findExternalLocation(to, storage, { signal }))?.name;
  if (externalLocationName === undefined) {
    const problem = 'no external location that the administrator sees covers the storage of the lab.';
    const remedy = 'Make one with `lab3 storage`, or name it with --location.';
    throw new InputError({ tried, problems: [{ path: '--location', problem, remedy }] });
  }
  return { to, input: { principal, catalogName, externalLocationName } };
}

async function connectorOf(config: LabConfig) {
  const { kafkaClusterId, serviceAccountId, connector } = config;
  const to = await createKafkaAdministrator(config);
  return { to, input: { kafkaClusterId, serviceAccountId, topicPrefix: connector.topicPrefix } };
}

function isNothing({ tableflow, connector }: Parts): boolean {
  return (tableflow?.changes.length ?? 0) + (connector?.granted.length ?? 0) === 0;
}
