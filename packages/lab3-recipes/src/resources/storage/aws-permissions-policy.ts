import type { IamPolicy } from './iam-policy.ts';

/**
 * What the role itself may do: write Tableflow's files and read them as Unity Catalog, and assume itself, which Databricks
 * needs besides the trust. A bucket with a KMS key of its own needs the rights on that key as well.
 */
export function awsPermissionsPolicy(roleArn: string, bucketName: string): IamPolicy {
  const bucket = `arn:aws:s3:::${bucketName}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Bucket',
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: bucket,
      },
      {
        Sid: 'Objects',
        Effect: 'Allow',
        Action: [
          's3:GetObject',
          's3:PutObject',
          's3:PutObjectTagging',
          's3:DeleteObject',
          's3:AbortMultipartUpload',
          's3:ListMultipartUploadParts',
        ],
        Resource: `${bucket}/*`,
      },
      { Sid: 'AssumeItself', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn },
    ],
  };
}
