import { ApiError } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { discoverWarehouse } from '../lab/discover-warehouse.ts';
import { visibleWarehouses } from '../lab/warehouses.ts';
import { isUndiscovered } from './create-doctor-context.ts';

/** Whether the SQL warehouse that counts rows exists and can run. Reads only: a stopped one is not started. */
export async function warehouseFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const { sql, warehouseId } = lab.databricks;
  if (isUndiscovered(warehouseId)) {
    const { warehouseId: _undiscovered, ...asked } = lab.config.databricks;
    const found = await probe(discoverWarehouse(sql, asked));
    if ('value' in found) return [];
    const finding = findingOf(found.error, 'SQL warehouse', 'databricks');
    return [{ ...finding, ruleId: finding.ruleId === 'unknown' ? 'warehouse-missing' : finding.ruleId }];
  }
  const subject = `SQL warehouse ${warehouseId}`;
  const read = await probe(
    unwrapDatabricks(
      sql.GET('/api/2.0/sql/warehouses/{id}', { params: { path: { id: warehouseId } }, signal }),
      `read ${subject}`,
    ),
  );
  if ('error' in read) {
    const finding = findingOf(read.error, subject, 'databricks');
    const isGone = ApiError.isInstance(read.error) && (read.error.status === 404 || read.error.status === 400);
    if (!isGone) return [finding];
    return [
      {
        ...finding,
        ruleId: 'warehouse-missing',
        evidence: `${finding.evidence}; visible are: ${await visibleWarehouses(sql, signal)}`,
        remedy: 'Name another by DATABRICKS_WAREHOUSE_ID, and give the service principal Can use on it.',
      },
    ];
  }
  const { state } = read.value;
  if (state === 'DELETED' || state === 'DELETING')
    return [
      {
        ruleId: 'warehouse-missing',
        severity: 'error',
        subject,
        evidence: `the warehouse is ${state}`,
        remedy: 'Name another by DATABRICKS_WAREHOUSE_ID.',
      },
    ];
  if (state !== 'STOPPED' && state !== 'STOPPING') return [];
  return [
    {
      ruleId: 'warehouse-stopped',
      severity: 'note',
      subject,
      evidence: `the warehouse is ${state}`,
      remedy: 'Nothing to do: the first statement starts it, which may take a minute.',
    },
  ];
}
