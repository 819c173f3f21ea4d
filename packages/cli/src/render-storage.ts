import { plainText } from '@tableflow-workshop/client-core';
import type { ConnectStorageResult, StorageTrust } from '@tableflow-workshop/lab3-recipes';
import { ownCommand } from './own-command.ts';
import { renderJson } from './render-json.ts';

/** Whether both clouds get in; if not, the trust that lets them in, and how a person applies it. */
export function renderStorage(result: ConnectStorageResult, files: readonly string[]): string {
  const { state, outcome, providerIntegrationId, trust, refusal } = result;
  const id = `provider integration ${plainText(providerIntegrationId, 100)}`;
  if (state === 'connected') return `✓ storage: connected (${outcome}), ${id}`;
  const said = refusal === undefined ? [] : [`    ${plainText(refusal, 1_000)}`];
  const head = [`✗ storage: ${state} (${outcome}), ${id}`, ...said];
  const end = `Then run \`${ownCommand()} storage\` again with the same options.`;
  return [...head, '', ...stepsOf(trust, files), '', end].join('\n');
}

function stepsOf(trust: StorageTrust, files: readonly string[]): readonly string[] {
  if (trust.kind === 'ByobAws') {
    const role = plainText(trust.roleArn.replace(/^.*\//, ''), 100);
    const [policy = '<file>', permissions = '<file>'] = files;
    return [
      `Give role ${plainText(trust.roleArn, 200)} this trust policy:`,
      renderJson(trust.document, 2),
      '',
      'and these permissions:',
      renderJson(trust.permissions, 2),
      '',
      'With the command line of AWS, for a role that exists (make one with `aws iam create-role`):',
      `  aws iam update-assume-role-policy --role-name ${role} --policy-document file://${policy}`,
      `  aws iam put-role-policy --role-name ${role} --policy-name tableflow --policy-document file://${permissions}`,
    ];
  }
  const { tenantId, consentUrl } = trust.document;
  return [
    `Have an administrator of tenant ${plainText(tenantId, 100)} open`,
    `  ${plainText(consentUrl, 500)}`,
    'and assign:',
    ...trust.permissions.map(
      ({ role, principal, storageAccountName, containerName }) =>
        `  ${plainText(`${role} on ${storageAccountName}/${containerName} to ${principal}`, 500)}`,
    ),
  ];
}
