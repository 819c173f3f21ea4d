import type { Clock } from '@tableflow-workshop/client-core';
import type { ControlPlane } from '@tableflow-workshop/simulator';
import type { Broker } from '../broker/broker.ts';
import type { DiskNotice } from '../disk-full.ts';

/** What the real data plane connects. */
export interface DataPlaneOptions {
  readonly controlPlane: ControlPlane;
  readonly broker: Broker;
  /** Holds a folder for each bucket. */
  readonly storageFolder: string;
  /** Resolves when the control planes' state is on disk. */
  readonly saved: () => Promise<void>;
  /** Whether a connector may connect to this server. */
  readonly allowsDatabase: (host: string, port: number) => boolean;
  /** Says that the disk is full, and that it is not any more. */
  readonly disk: DiskNotice;
  readonly clock: Clock;
  /** Whether the derived topics of the later labs are written. Default: not. */
  readonly derivedTopics?: boolean;
  /** Receives a sentence for a person. Default: none. */
  readonly onNotice?: ((text: string) => void) | undefined;
}
