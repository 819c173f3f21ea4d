import type { SandboxFaults } from '@tableflow-workshop/sandbox';
import * as z from 'zod';

const howMany = 'must be how many it hits (3), a share of all (5%), or who is hit (["wp007"])';

const share = z
  .union(
    [
      z.int(howMany).min(0, howMany).max(200, howMany),
      z.string().regex(/^(100|\d{1,2})(\.\d+)?%$/, howMany),
      z.array(z.string().regex(/^wp\d{3}$/, howMany), howMany).min(1, howMany),
    ],
    howMany,
  )
  .optional();

/** What a file of faults has. The shorthand is read into the same. */
export const faultsFile = z.strictObject({
  seed: z.int('must be a whole number').optional().describe('Who is hit follows from it. Default 1.'),
  wrongPassword: share.describe('Their roster has another database password.'),
  missingGrant: share.describe(
    'Once their tables are in Unity Catalog, the service principal loses all privileges on their catalog.',
  ),
  pausedConnector: share.describe('Their connector is paused then.'),
  suspendedTopic: share.describe('A topic gets a record then that no table can take, which suspends Tableflow.'),
  lostSlot: share.describe('Their replication slot is dropped then.'),
  stoppedWarehouse: z
    .boolean('must be true or false')
    .optional()
    .describe('The SQL warehouse of all is stopped at the start; the first statement starts it.'),
}) satisfies z.ZodType<SandboxFaults>;
