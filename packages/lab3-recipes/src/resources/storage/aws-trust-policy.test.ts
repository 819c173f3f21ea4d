import { describe, expect, it } from 'vitest';
import { awsTrustPolicy, holdsTrust } from './aws-trust-policy.ts';

const wanted = awsTrustPolicy(
  'arn:aws:iam::123456789012:role/river',
  { roleArn: 'arn:aws:iam::210987654321:role/cspi-1', externalId: 'confluent-id' },
  { roleArn: 'arn:aws:iam::414351767826:role/unity', externalId: 'databricks-id' },
);
const others = [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }];

describe('a live trust policy', () => {
  it.each([
    ['itself', wanted],
    ['in another order and with others', { Statement: [...others, ...wanted.Statement.toReversed()] }],
    [
      'without names and with lists of one',
      {
        Statement: wanted.Statement.map(({ Sid: _sid, Action, Principal, ...statement }) => ({
          ...statement,
          Action: [Action],
          Principal: { AWS: [Principal?.AWS] },
        })),
      },
    ],
  ])('holds the wanted one: %s', (_name, live) => {
    expect(holdsTrust(live, wanted)).toBe(true);
  });

  it.each<readonly [string, unknown]>([
    ['no role', undefined],
    ['no policy', 'not parsed'],
    ['nothing', { Statement: [] }],
    ['others only', { Statement: others }],
    ...wanted.Statement.map(
      (missing) =>
        [`all but ${missing.Sid}`, { Statement: wanted.Statement.filter((one) => one !== missing) }] as const,
    ),
    ['another external id', JSON.parse(JSON.stringify(wanted).replaceAll('confluent-id', 'old-id'))],
    ['denials', { Statement: wanted.Statement.map((one) => ({ ...one, Effect: 'Deny' })) }],
  ])('does not hold it: %s', (_name, live) => {
    expect(holdsTrust(live, wanted)).toBe(false);
  });
});
