import { describe, expect, it } from 'vitest';
import type { Finding } from '../findings/finding.ts';
import { type Clue, rankCauses } from './rank-causes.ts';

const said = (text: string, from = 'sync'): Clue => ({ suspect: 'integration', from, text });
const seen = (ruleId: string, severity: Finding['severity'] = 'error'): Finding => ({
  ruleId,
  severity,
  subject: 'catalog river-hotels',
  evidence: 'it is so',
  remedy: 'Run GRANT X;',
});

describe('the order of causes', () => {
  it('puts what is said and seen first, then what is said, then what is seen, and symptoms last', () => {
    const { causes, unknown } = rankCauses(
      [
        said('PERMISSION_DENIED: nobody says which'),
        said('No parent external location found for path'),
        said('User does not have USE SCHEMA on Schema x.y.'),
        said('Nobody has seen this.'),
      ],
      [seen('external-access-off'), seen('use-schema')],
    );
    expect(causes.map((one) => one.ruleId)).toEqual([
      'use-schema',
      'location-not-covering',
      'external-access-off',
      'catalog-privilege',
    ]);
    expect(unknown).toEqual([{ from: 'sync', text: 'Nobody has seen this.' }]);
  });

  it('joins the evidence of one cause, and takes the remedy that knows the names', () => {
    const text = 'User does not have USE SCHEMA on Schema x.y.';
    expect(rankCauses([said(text, 'integration tci-1'), said(text, 'sync')], [seen('use-schema')])).toEqual({
      causes: [
        {
          ruleId: 'use-schema',
          cause: 'The service principal is missing USE_SCHEMA on the catalog.',
          evidence: [
            { from: 'integration tci-1', text },
            { from: 'catalog river-hotels', text: 'it is so' },
          ],
          remedy: 'Run GRANT X;',
        },
      ],
      unknown: [],
    });
  });

  it('leaves warnings aside, and keeps a finding that no rule knows', () => {
    expect(rankCauses([], [seen('toast-columns', 'warning'), seen('unknown')])).toEqual({
      causes: [],
      unknown: [{ from: 'catalog river-hotels', text: 'it is so' }],
    });
  });
});
