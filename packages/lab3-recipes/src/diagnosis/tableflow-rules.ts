import type { Rule } from './rule.ts';

/** Why Tableflow does not write a Delta table. The most specific come first. */
export const tableflowRules: readonly Rule[] = [
  {
    id: 'delta-log-modified',
    suspects: ['tableflow'],
    pattern:
      /modified outside|Concurrent(Append|Write|Delete(Read|Delete)|Transaction|Modification)Exception|(Metadata|Protocol)ChangedException/i,
    cause: 'Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough.',
    remedy:
      'Build the table again: lab3 repair <table>, or repairDeltaTable, shows its plan first and carries it out once you agree. Create views on top of the table instead of changing it.',
  },
  {
    id: 'provider-integration-missing',
    suspects: ['tableflow', 'confluent'],
    pattern: /provider integration \S+ (was )?(not found|does not exist)/i,
    cause: 'The provider integration of the topic does not exist.',
    remedy:
      'Check its id (LAB3_PROVIDER_INTEGRATION_ID; confluent provider-integration list shows them); the storage of a topic never changes, so disable Tableflow and enable it with the right one.',
  },
  {
    id: 'provider-integration-kind',
    suspects: ['tableflow', 'confluent'],
    pattern: /provider integration .{0,80}belongs to (another cloud|AWS|AZURE|GCP)/i,
    cause: 'The provider integration belongs to another cloud than the storage.',
    remedy: 'Name a provider integration of the cloud of the storage (LAB3_PROVIDER_INTEGRATION_ID).',
  },
  {
    id: 'provider-integration-unauthorised',
    suspects: ['tableflow', 'confluent'],
    pattern:
      /sts:AssumeRole|unable to assume|cannot assume|could not assume|still a DRAFT|provider integration .{0,80}(not authori[sz]ed|has not been authori[sz]ed|setup incomplete)|AADSTS\d+/i,
    cause: 'The cloud account does not let the provider integration in.',
    remedy:
      'On AWS let the customer role trust the role of Confluent with the external id of the provider integration; on Azure give consent to its application, then validate it.',
  },
  {
    id: 'bucket-region',
    suspects: ['tableflow'],
    pattern:
      /PermanentRedirect|is in \S+, the Kafka cluster in|region.{0,60}(must|does not) (match|be the same|equal)|wrong region|AuthorizationHeaderMalformed|must be addressed using the specified endpoint|region .{1,40} is wrong|IllegalLocationConstraint|301 Moved Permanently|bucket .{0,80}in (another|a different) region/i,
    cause: 'The bucket is in another region than the Kafka cluster.',
    remedy: 'Use a bucket in the region of the cluster; disable Tableflow first: the storage of a topic never changes.',
  },
  {
    id: 'bucket-missing',
    suspects: ['tableflow'],
    pattern:
      /NoSuchBucket|bucket .{0,80}(does not exist|not found)|ContainerNotFound|container .{0,80}does not exist|FilesystemNotFound|filesystem does not exist/i,
    cause: 'The bucket or the container of the tables does not exist.',
    remedy: 'Check its name (LAB3_BUCKET), or create it again in the region of the cluster.',
  },
  {
    id: 'storage-access',
    suspects: ['tableflow'],
    pattern:
      /Access ?Denied|s3:(PutObject|GetObject|ListBucket|DeleteObject)|not authorized to perform|cannot be reached with provider integration|AuthorizationPermissionMismatch|AuthorizationFailure|KMS\.|kms:|status:? ?(code: )?403.{0,40}(S3|blob|dfs|storage)|S3.{0,40}status code: 403|access key id you provided|InvalidAccessKeyId|SignatureDoesNotMatch|PermissionDenied \(/i,
    cause: 'The role of the provider integration may not use the storage of the tables.',
    remedy:
      'Give the customer role s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket and s3:AbortMultipartUpload on the bucket, and its KMS key where it has one (on Azure: Storage Blob Data Contributor on the container).',
  },
  {
    id: 'storage-throttled',
    suspects: ['tableflow'],
    pattern: /\bSlowDown\b|reduce your request rate|ServerBusy|too many requests to the storage/i,
    cause: 'The storage asks for fewer requests; Tableflow tries again by itself.',
    remedy: 'Wait; if it lasts, check what else uses the bucket.',
  },
  {
    id: 'schema-change',
    suspects: ['tableflow'],
    pattern:
      /incompatible schema|schema (change|evolution).{0,80}(incompatible|not (allowed|supported)|breaking)|(added|new) required field|field .{0,60}(was )?(removed|deleted)|schema evolution failed|cannot (change|widen|narrow|alter) (the )?type/i,
    cause: 'The schema of the topic changed in a way that the table cannot follow.',
    remedy:
      'Register a schema that fits the old one (no new required field, no field removed), then resume Tableflow on the topic; otherwise disable and enable it: the table starts again from the beginning.',
  },
  {
    id: 'record-undecodable',
    suspects: ['tableflow'],
    pattern:
      /deseriali[sz]|cannot be decoded|could not decode|unknown magic byte|not in the wire format|no schema (with )?id/i,
    cause: 'A record of the topic cannot be decoded with its schema.',
    remedy:
      'Enable Tableflow with error handling LOG or SKIP, and let only producers with a Schema Registry format write to the topic.',
  },
  {
    id: 'record-failure',
    suspects: ['tableflow'],
    pattern:
      /tombstone|null value|\brecords? (at|with|in|could not|cannot)\b.{0,120}(failed|could not|cannot|be (written|converted))|\brecord .{0,40}could not be (written|converted)/i,
    cause: 'A record could not be written to the table.',
    remedy: 'Set tombstones.on.delete to false for a CDC topic, or enable Tableflow with error handling SKIP or LOG.',
  },
];
