export type { AuditedSystem, Leftover, Unseen } from './audit/leftover.ts';
export { LeftoversError } from './audit/leftover.ts';
export {
  type AuditLeftoversInput,
  type AuditLeftoversResult,
  auditLeftovers,
  type ExpectedGone,
} from './audit-leftovers.ts';
export { checkSourceDatabase, type SourceCheckNames } from './check-source-database.ts';
export { checkUnityCatalogAccess } from './check-unity-catalog-access.ts';
export { environmentSource } from './config/environment-source.ts';
export type { LabConfig, LabStorage, SslMode } from './config/lab-config.ts';
export { resolveLabConfig } from './config/resolve-lab-config.ts';
export type { SettingName } from './config/setting-names.ts';
export type { SettingSource } from './config/setting-source.ts';
export { parseTerraformOutput, readTerraformOutput } from './config/terraform-output.ts';
export { parseTfvars, readTfvars } from './config/tfvars.ts';
export {
  type ConnectStorageOptions,
  type ConnectStorageResult,
  connectStorage,
} from './connect-storage.ts';
export type { CapturedInput } from './connector/captured-names.ts';
export type { ConnectorAcl } from './connector/connector-acls.ts';
export {
  type ConnectorConfig,
  type PostgresCdcConfigInput,
  postgresCdcConfig,
} from './connector/postgres-cdc-config.ts';
export { createLabContext, type LabContext, type LabContextOptions, type ServicePrincipal } from './context.ts';
export {
  type CreatePostgresCdcConnectorInput,
  type CreatePostgresCdcConnectorResult,
  createPostgresCdcConnector,
} from './create-postgres-cdc-connector.ts';
export {
  type CreateUnityIntegrationInput,
  type CreateUnityIntegrationResult,
  createUnityIntegration,
} from './create-unity-integration.ts';
export { type DeleteCapturedSubjectsResult, deleteCapturedSubjects } from './delete-captured-subjects.ts';
export { type DeleteCapturedTopicsResult, deleteCapturedTopics } from './delete-captured-topics.ts';
export {
  type DeletePostgresCdcConnectorInput,
  type DeletePostgresCdcConnectorResult,
  deletePostgresCdcConnector,
} from './delete-connector.ts';
export { deleteNotebook } from './delete-notebook.ts';
export { type DeletePublishedSchemaResult, deletePublishedSchema } from './delete-published-schema.ts';
export {
  type DeleteTableFilesInput,
  type DeleteTableFilesResult,
  deleteTableFiles,
  type TableFiles,
} from './delete-table-files.ts';
export { deleteUnityIntegration } from './delete-unity-integration.ts';
export { diagnoseConnector } from './diagnose-connector.ts';
export { type DiagnoseIntegrationInput, diagnoseIntegration } from './diagnose-integration.ts';
export { diagnoseTableflow } from './diagnose-tableflow.ts';
export type { Diagnosis } from './diagnosis/diagnosis.ts';
export type { Health } from './diagnosis/health.ts';
export type { Cause, Evidence, RankedCauses } from './diagnosis/rank-causes.ts';
export { type DisableTableflowInput, type DisableTableflowResult, disableTableflow } from './disable-tableflow.ts';
export { type DisconnectStorageResult, disconnectStorage } from './disconnect-storage.ts';
export { createDoctorContext } from './doctor/create-doctor-context.ts';
export type { Finding } from './doctor/finding.ts';
export { type DoctorResult, type DoctorVerdict, doctor } from './doctor.ts';
export {
  type EnableTableflowInput,
  type EnableTableflowOptions,
  type EnableTableflowResult,
  enableTableflow,
} from './enable-tableflow.ts';
export {
  type EnsureTableflowKeyOptions,
  type EnsureTableflowKeyResult,
  ensureTableflowKey,
} from './ensure-tableflow-key.ts';
export { findTable, type LabTable } from './find-table.ts';
export {
  type GrantConnectorAccessInput,
  type GrantConnectorAccessResult,
  grantConnectorAccess,
} from './grant-connector-access.ts';
export {
  type GrantOptions,
  type GrantTableflowAccessInput,
  type GrantTableflowAccessResult,
  grantTableflowAccess,
  type PrivilegeChange,
} from './grant-tableflow-access.ts';
export { type ImportNotebookInput, type ImportNotebookResult, importNotebook } from './import-notebook.ts';
export { RotationError } from './mechanics/rotation.ts';
export { predictTableName, topicOf } from './names.ts';
export type { PlannedGrant } from './plan/missing-grants.ts';
export type { PlannedTable } from './plan/predict-table.ts';
export type { PlannedCall } from './plan/rehearse.ts';
export { type IrreversibleEffect, type PlanLab3Result, type PlannedStep, planLab3 } from './plan-lab3.ts';
export type { Outcome, RecipeOptions, UndoOutcome } from './recipe-options.ts';
export {
  type RepairDeltaTableInput,
  type RepairDeltaTableResult,
  repairDeltaTable,
} from './repair-delta-table.ts';
export { type ResumeTableflowInput, type ResumeTableflowResult, resumeTableflow } from './resume-tableflow.ts';
export {
  type RevokeConnectorAccessInput,
  type RevokeConnectorAccessResult,
  revokeConnectorAccess,
} from './revoke-connector-access.ts';
export {
  type RevokeTableflowAccessInput,
  type RevokeTableflowAccessResult,
  revokeTableflowAccess,
} from './revoke-tableflow-access.ts';
export {
  type RotateCredentialsInput,
  type RotateCredentialsResult,
  rotateCredentials,
} from './rotate-credentials.ts';
export {
  type ConnectSource,
  type RotateDatabasePasswordInput,
  type RotateDatabasePasswordResult,
  rotateDatabasePassword,
} from './rotate-database-password.ts';
export {
  type RotateIntegrationSecretInput,
  type RotateIntegrationSecretResult,
  rotateIntegrationSecret,
} from './rotate-integration-secret.ts';
export { runSql, StatementError } from './run-sql.ts';
export type { LabEvent, LabStep } from './set-up/lab-steps.ts';
export { type SetUpLab3Options, type SetUpLab3Result, setUpLab3 } from './set-up-lab3.ts';
export type {
  SourceDatabase,
  SourceDetails,
  SourceFindings,
  SourceProvider,
  SourceScope,
  SourceSlot,
  SourceTable,
  Usage,
} from './source/source-database.ts';
export { SourceError } from './source/source-error.ts';
export type { ApplyTrust } from './storage/apply-trust.ts';
export type { IamPolicy, IamStatement } from './storage/iam-policy.ts';
export type { StorageAdministrator } from './storage/storage-administrator.ts';
export { type ConnectStorageInput, predictRoleArn } from './storage/storage-input.ts';
export type { AzureConsent, AzureRoleAssignment, StorageTrust } from './storage/storage-trust.ts';
export type { DeltaTableRepairPlan, DeltaTableRepairStep } from './tableflow/delta-table-repair.ts';
export { TableFilesError } from './tableflow/table-files-error.ts';
export type { TableFormat } from './tableflow/table-formats.ts';
export type { TableflowSettings } from './tableflow/tableflow-settings.ts';
export type { TableflowTopic } from './tableflow/tableflow-topics.ts';
export type { UnityIntegration } from './tableflow/unity-integrations.ts';
export {
  predictWriteMode,
  readTopicConfigs,
  type WriteMode,
  type WriteModePrediction,
} from './tableflow/write-mode.ts';
export { type TearDownLab3Options, type TearDownLab3Result, tearDownLab3 } from './tear-down-lab3.ts';
export { type UpdateTableflowInput, type UpdateTableflowResult, updateTableflow } from './update-tableflow.ts';
export type { Hop, TableVerdict } from './verification/judge-table.ts';
export { type VerifyTablesInput, type VerifyTablesResult, verifyTables } from './verify-tables.ts';
export { waitUntilConnectorRunning } from './wait-until-connector-running.ts';
export { waitUntilTablePublished } from './wait-until-table-published.ts';
export { waitUntilTableflowRunning } from './wait-until-tableflow-running.ts';
export { waitUntilTopicReady } from './wait-until-topic-ready.ts';
export { waitUntilUnityIntegrationConnected } from './wait-until-unity-integration-connected.ts';
