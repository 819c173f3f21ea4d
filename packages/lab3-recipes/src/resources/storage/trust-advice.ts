import type { StorageTrust } from './storage-trust.ts';

/** What a person does with a trust that nothing applies for them. */
export function nextTrustStep(trust: StorageTrust): string {
  return trust.kind === 'ByobAws'
    ? `Give role ${trust.roleArn} this trust policy and these permissions, then run connectStorage again.`
    : `Have an administrator of tenant ${trust.document.tenantId} open ${trust.document.consentUrl}, assign the roles of these permissions, then run connectStorage again.`;
}

/** The likeliest reason of a trust that does not work in time, by what was said last. */
export function trustHint(trust: StorageTrust, refusal: string | undefined): string {
  if (trust.kind === 'ByobAws') {
    const { roleArn } = trust;
    if (/self.assum/i.test(refusal ?? ''))
      return `Role ${roleArn} has to trust itself and to be allowed to assume itself: compare statement RoleAssumesItself of its trust policy and AssumeItself of its permissions with what the recipe gave.`;
    return `Compare the live trust policy of role ${roleArn} with the document that was applied, and see that its permissions reach the bucket; a policy of the organisation or of the bucket may deny it too.`;
  }
  const { applicationId, consentUrl } = trust.document;
  if (refusal?.startsWith('Confluent'))
    return `Consent to application ${applicationId} (${consentUrl}, or: az ad sp create --id ${applicationId}), and assign Storage Blob Data Contributor on the container to its service principal.`;
  return 'Assign Storage Blob Data Contributor on the container to the identity of the access connector, and see that the firewall of the storage account lets it in.';
}
