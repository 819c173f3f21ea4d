import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { isSameName, type ObservedStorage } from './observe-storage.ts';
import type { ProviderIntegrations } from './provider-integration.ts';
import { predictRoleArn, type WantedStorage } from './storage-input.ts';
import { coversRoot, overlaps, storageRoot } from './storage-root.ts';

/** What has a wanted name and is something else. None of this may be changed under those who use it. */
export function storageDifferences(
  observed: ObservedStorage,
  wanted: WantedStorage,
  { customer }: ProviderIntegrations,
): readonly InputProblem[] {
  const { integration, credential, location } = observed;
  const problems: (InputProblem | undefined)[] = [
    integration && differentIntegration(integration, wanted, customer),
    credential && differentCredential(credential, wanted),
    location && !coversRoot(location, storageRoot(wanted))
      ? differs('externalLocationName', `${location.name} is at ${location.url}, not at ${storageRoot(wanted)}`)
      : undefined,
    location && !isSameName(location.credential_name, wanted.storageCredentialName)
      ? differs(
          'externalLocationName',
          `${location.name} uses storage credential ${location.credential_name}, not ${wanted.storageCredentialName}`,
        )
      : undefined,
  ];
  return problems.filter((one) => one !== undefined);
}

/** What prevents connecting: another one that holds the role or the place, or a read-only one. */
export function storageObstacles(
  observed: ObservedStorage,
  wanted: WantedStorage,
  { customer }: ProviderIntegrations,
): readonly InputProblem[] {
  const { credential, location } = observed;
  const root = storageRoot(wanted);
  // A role may be in only one integration of an environment; a tenant may be in many.
  const holder =
    wanted.kind === 'ByobAws' && !observed.integration
      ? observed.otherIntegrations.find((one) => one.customer === customer)
      : undefined;
  const neighbour = location ? undefined : observed.otherLocations.find((one) => overlaps(one.url, root));
  const problems: (InputProblem | undefined)[] = [
    holder && {
      path: 'roleName',
      problem: `${customer} is used by provider integration "${holder.name}" (${holder.id}).`,
      remedy: 'Give that name as providerIntegrationName to adopt it, or use another role.',
    },
    neighbour && {
      path: 'externalLocationName',
      problem: `${root} overlaps external location ${neighbour.name} on ${neighbour.url}.`,
      remedy: 'Give that name, and its storage credential, to adopt it where it covers the storage.',
    },
    credential?.read_only ? readOnly('storageCredentialName', credential.name) : undefined,
    location?.read_only ? readOnly('externalLocationName', location.name) : undefined,
  ];
  return problems.filter((one) => one !== undefined);
}

/** Who else needs what is to be deleted. */
export function storageUses(observed: ObservedStorage, wanted: WantedStorage): readonly InputProblem[] {
  const { integration, otherLocations } = observed;
  const uses = integration?.usages ?? [];
  const users = otherLocations.filter((one) => isSameName(one.credential_name, wanted.storageCredentialName));
  const problems: (InputProblem | undefined)[] = [
    uses.length > 0
      ? {
          path: 'providerIntegrationName',
          problem: `"${integration?.name}" is used by ${uses.join(', ')}.`,
          remedy: 'Disable Tableflow there first.',
        }
      : undefined,
    users.length > 0
      ? {
          path: 'storageCredentialName',
          problem: `${wanted.storageCredentialName} is used by external location ${users.map((one) => one.name).join(', ')} too.`,
          remedy: 'Delete what uses it first, or give it another credential.',
        }
      : undefined,
  ];
  return problems.filter((one) => one !== undefined);
}

/** A draft belongs to nobody yet; AWS knows none. */
function differentIntegration(
  { name, customer: live }: NonNullable<ObservedStorage['integration']>,
  { kind }: WantedStorage,
  customer: string,
): InputProblem | undefined {
  const isDraft = live === undefined && kind !== 'ByobAws';
  if (isDraft || isSameIdentity(live ?? '', customer)) return undefined;
  return differs('providerIntegrationName', `"${name}" belongs to ${live ?? 'no role'}, not to ${customer}`);
}

function differentCredential(
  { name, aws_iam_role: role, azure_managed_identity: identity }: NonNullable<ObservedStorage['credential']>,
  wanted: WantedStorage,
): InputProblem | undefined {
  const pairs =
    wanted.kind === 'ByobAws'
      ? [[role?.role_arn, predictRoleArn(wanted)]]
      : [
          [identity?.access_connector_id, wanted.accessConnectorId],
          [identity?.managed_identity_id, wanted.managedIdentityId],
        ];
  const pair = pairs.find(([live, needed]) => !isSameIdentity(live ?? '', needed ?? ''));
  if (!pair) return undefined;
  const [live = 'something else', needed = 'the identity of the connector itself'] = pair;
  return differs('storageCredentialName', `${name} is for ${live}, not for ${needed}`);
}

/** AWS compares ARNs letter by letter; Azure writes its ids in changing case. */
function isSameIdentity(live: string, needed: string): boolean {
  return live === needed || (!needed.startsWith('arn:') && live.toLowerCase() === needed.toLowerCase());
}

function differs(path: string, problem: string): InputProblem {
  return { path, problem: `${problem}.`, remedy: 'Choose another name, or give what it was made with.' };
}

function readOnly(path: string, name: string | undefined): InputProblem {
  return { path, problem: `${name} is read-only.`, remedy: 'Let its owner clear that, or choose another name.' };
}

/** Throws where there is a problem, with all of them. */
export function refuse(tried: string, problems: readonly InputProblem[]): void {
  if (problems.length > 0) throw new InputError({ tried, problems });
}
