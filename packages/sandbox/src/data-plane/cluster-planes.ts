import type { ControlPlane, DataPlane } from '@tableflow-workshop/simulator';
import { brokerOfCluster } from '../broker/broker-of-cluster.ts';
import type { TableWriterHost } from '../tableflow/table-writer-host.ts';
import { createTableHosts } from './create-table-hosts.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';
import { recordProducer } from './record-producer.ts';

/** The data plane of one cluster. In it, topics and connectors have the names that their users gave them. */
export interface ClusterPlane {
  readonly options: DataPlaneOptions;
  readonly tables: ReturnType<typeof createTableHosts>;
  readonly produce: NonNullable<DataPlane['produce']>;
}

/** Gives the data plane of a cluster; without an id, of the lab's. Each is made once. */
export function createClusterPlanes(
  options: DataPlaneOptions,
  files: TableWriterHost['files'],
): (clusterId: string | undefined) => ClusterPlane {
  const planes = new Map<string, ClusterPlane>();
  return (clusterId) => {
    const prefix = clusterId === undefined ? '' : `${clusterId}:`;
    const known = planes.get(prefix);
    if (known) return known;
    const own: DataPlaneOptions = {
      ...options,
      broker: brokerOfCluster(options.broker, prefix),
      controlPlane: controlPlaneOfCluster(options.controlPlane, prefix),
    };
    const plane = { options: own, tables: createTableHosts(own, files), produce: recordProducer(own) };
    planes.set(prefix, plane);
    return plane;
  };
}

function controlPlaneOfCluster(controlPlane: ControlPlane, prefix: string): ControlPlane {
  return {
    ...controlPlane,
    reportConnector: (name, status) => controlPlane.reportConnector(`${prefix}${name}`, status),
    ensureTopic: (name, topic) => controlPlane.ensureTopic(`${prefix}${name}`, topic),
    partitionCount: (name) => controlPlane.partitionCount(`${prefix}${name}`),
    topicConfigs: (name) => controlPlane.topicConfigs(`${prefix}${name}`),
    registerSchema: (subject, schema) => controlPlane.registerSchema(`${prefix}${subject}`, schema),
    latestSchema: (subject) => controlPlane.latestSchema(`${prefix}${subject}`),
    reportTable: (topic, status) => controlPlane.reportTable(`${prefix}${topic}`, status),
  };
}
