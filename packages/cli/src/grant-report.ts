import type { GrantConnectorAccessResult, GrantTableflowAccessResult } from '@tableflow-workshop/lab3-recipes';

/** What is missing, and whether it was granted. */
export interface GrantReport {
  /** `planned`: it is missing, and was only shown. */
  readonly outcome: 'planned' | 'granted' | 'unchanged';
  /** What Tableflow's service principal gains. Absent with `--only connector`. */
  readonly tableflow?: Pick<GrantTableflowAccessResult, 'changes'>;
  /** What the connector's service account gains. Absent with `--only tableflow`. */
  readonly connector?: Pick<GrantConnectorAccessResult, 'granted'> & { readonly serviceAccountId: string };
}
