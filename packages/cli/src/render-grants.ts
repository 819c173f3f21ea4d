import { plainText } from '@tableflow-workshop/client-core';
import type { ConnectorAcl } from '@tableflow-workshop/lab3-recipes';
import type { GrantReport } from './grant-report.ts';

/** Who gains what, place by place. */
export function renderGrants({ tableflow, connector }: Pick<GrantReport, 'tableflow' | 'connector'>): string {
  const privileges = (tableflow?.changes ?? []).flatMap(({ securable, principal, gains }) =>
    gain(`${securable.type} ${securable.fullName}`, principal, gains),
  );
  const granted = connector?.granted ?? [];
  const places = [...new Set(granted.map(placeOf))];
  const acls = places.flatMap((place) =>
    gain(
      place,
      connector?.serviceAccountId ?? '',
      granted.filter((one) => placeOf(one) === place).map(({ operation }) => operation),
    ),
  );
  return [...privileges, ...acls].join('\n');
}

function gain(place: string, principal: string, gains: readonly string[]): readonly string[] {
  return [
    `+ ${plainText(place.replaceAll('_', ' '), 300)}`,
    `    to ${plainText(principal, 200)}: ${plainText(gains.join(', ').replaceAll('_', ' '), 500)}`,
  ];
}

function placeOf({ resourceType, resourceName }: ConnectorAcl): string {
  return resourceType === 'CLUSTER' ? 'Kafka cluster' : `topics that begin with ${resourceName}`;
}
