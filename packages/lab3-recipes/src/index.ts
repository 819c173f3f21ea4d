export type { Leftover } from './compositions/audit/leftover.ts';
export { LeftoversError } from './compositions/audit/leftover.ts';
export {
  type AuditLeftoversInput,
  type AuditLeftoversResult,
  auditLeftovers,
  type ExpectedGone,
} from './compositions/audit-leftovers.ts';
export type { IrreversibleEffect, PlanLab3Result, PlannedStep } from './compositions/plan/lab-plan.ts';
export type { PlannedGrant } from './compositions/plan/missing-grants.ts';
export type { PlannedTable } from './compositions/plan/predict-table.ts';
export type { PlannedCall } from './compositions/plan/rehearse.ts';
export { planLab3 } from './compositions/plan-lab3.ts';
export type { LabEvent, LabStep } from './compositions/set-up/lab-steps.ts';
export type { SetUpOutcome } from './compositions/set-up/set-up-outcome.ts';
export { type SetUpLab3Options, type SetUpLab3Result, setUpLab3 } from './compositions/set-up-lab3.ts';
export type { Kept } from './compositions/tear-down/kept.ts';
export {
  type TearDownLab3Options,
  type TearDownLab3Result,
  type TearDownOutcome,
  tearDownLab3,
} from './compositions/tear-down-lab3.ts';
export { environmentSource } from './config/environment-source.ts';
export { type FoundSetting, type FoundSettings, findSettings } from './config/find-settings.ts';
export type { LabConfig, LabStorage, SslMode } from './config/lab-config.ts';
export { labConfigFromEnv } from './config/lab-config-from-env.ts';
export { type ParseSettingsOptions, parseSettings } from './config/parse-settings.ts';
export { type ReadJsonFileOptions, readJsonFile } from './config/read-json-file.ts';
export { resolveLabConfig } from './config/resolve-lab-config.ts';
export { definitionOf, isSecretSetting, settingNames } from './config/setting-lookup.ts';
export type { SettingName } from './config/setting-names.ts';
export type { SettingSource } from './config/setting-source.ts';
export { parseTerraformOutput, readTerraformOutput } from './config/terraform-output.ts';
export { parseTfvars, readTfvars } from './config/tfvars.ts';
export type { Diagnosis } from './diagnosis/diagnosis.ts';
export type { Health } from './diagnosis/health.ts';
export type { Cause, Evidence, RankedCauses } from './diagnosis/rank-causes.ts';
export { createDoctorContext } from './doctor/create-doctor-context.ts';
export { type DoctorResult, type DoctorVerdict, doctor } from './doctor/doctor.ts';
export type { AuditedSystem } from './findings/audited-system.ts';
export type { Finding } from './findings/finding.ts';
export type { Unseen } from './findings/unseen.ts';
export { createLabContext, type LabContext, type LabContextOptions, type ServicePrincipal } from './lab/context.ts';
export { predictTableName, topicOf } from './lab/names.ts';
export type { LabPart, LabRecord, LabRecordStore } from './lab/record.ts';
export { ConcurrentRunError } from './mechanics/another-run.ts';
export type { CallOptions, PreflightOption, RecipeOptions, WaitOptions } from './mechanics/options.ts';
export type { Outcome, UndoOutcome } from './mechanics/outcome.ts';
export { RotationError } from './mechanics/rotation.ts';
export { type StepFailure, StepsError } from './mechanics/steps-error.ts';
export { checkSourceDatabase, type SourceCheckNames } from './recipes/check-source-database.ts';
export { checkUnityCatalogAccess } from './recipes/check-unity-catalog-access.ts';
export {
  type ConnectStorageOptions,
  type ConnectStorageResult,
  connectStorage,
} from './recipes/connect-storage.ts';
export {
  type CreatePostgresCdcConnectorInput,
  type CreatePostgresCdcConnectorResult,
  createPostgresCdcConnector,
} from './recipes/create-postgres-cdc-connector.ts';
export { type CreateTopicInput, type CreateTopicResult, createTopic } from './recipes/create-topic.ts';
export {
  type CreateUnityIntegrationInput,
  type CreateUnityIntegrationResult,
  createUnityIntegration,
} from './recipes/create-unity-integration.ts';
export { type DeleteCapturedSubjectsResult, deleteCapturedSubjects } from './recipes/delete-captured-subjects.ts';
export { type DeleteCapturedTopicsResult, deleteCapturedTopics } from './recipes/delete-captured-topics.ts';
export {
  type DeletePostgresCdcConnectorInput,
  type DeletePostgresCdcConnectorResult,
  deletePostgresCdcConnector,
} from './recipes/delete-connector.ts';
export { type DeleteNotebookInput, deleteNotebook } from './recipes/delete-notebook.ts';
export { type DeletePublishedSchemaResult, deletePublishedSchema } from './recipes/delete-published-schema.ts';
export { type DeleteSubjectInput, deleteSubject } from './recipes/delete-subject.ts';
export {
  type DeleteTableFilesInput,
  type DeleteTableFilesResult,
  deleteTableFiles,
  type TableFiles,
} from './recipes/delete-table-files.ts';
export { deleteTopic } from './recipes/delete-topic.ts';
export { type DeleteUnityIntegrationInput, deleteUnityIntegration } from './recipes/delete-unity-integration.ts';
export { diagnoseConnector } from './recipes/diagnose-connector.ts';
export { type DiagnoseIntegrationInput, diagnoseIntegration } from './recipes/diagnose-integration.ts';
export { diagnoseTableflow } from './recipes/diagnose-tableflow.ts';
export {
  type DisableTableflowInput,
  type DisableTableflowResult,
  disableTableflow,
} from './recipes/disable-tableflow.ts';
export { type DisconnectStorageResult, disconnectStorage } from './recipes/disconnect-storage.ts';
export {
  type EnableTableflowInput,
  type EnableTableflowOptions,
  type EnableTableflowResult,
  enableTableflow,
} from './recipes/enable-tableflow.ts';
export {
  type EnsureTableflowKeyOptions,
  type EnsureTableflowKeyResult,
  ensureTableflowKey,
} from './recipes/ensure-tableflow-key.ts';
export { findExistingLab } from './recipes/find-existing-lab.ts';
export {
  type GrantConnectorAccessInput,
  type GrantConnectorAccessResult,
  grantConnectorAccess,
} from './recipes/grant-connector-access.ts';
export {
  type GrantOptions,
  type GrantTableflowAccessInput,
  type GrantTableflowAccessResult,
  grantTableflowAccess,
  type PrivilegeChange,
} from './recipes/grant-tableflow-access.ts';
export { type ImportNotebookInput, type ImportNotebookResult, importNotebook } from './recipes/import-notebook.ts';
export {
  type RegisterSchemaInput,
  type RegisterSchemaResult,
  registerSchema,
} from './recipes/register-schema.ts';
export {
  type RepairDeltaTableInput,
  type RepairDeltaTableResult,
  repairDeltaTable,
} from './recipes/repair-delta-table.ts';
export { type ResumeTableflowInput, type ResumeTableflowResult, resumeTableflow } from './recipes/resume-tableflow.ts';
export {
  type RevokeConnectorAccessInput,
  type RevokeConnectorAccessResult,
  revokeConnectorAccess,
} from './recipes/revoke-connector-access.ts';
export {
  type RevokeTableflowAccessInput,
  type RevokeTableflowAccessResult,
  revokeTableflowAccess,
} from './recipes/revoke-tableflow-access.ts';
export {
  type RotateCredentialsInput,
  type RotateCredentialsResult,
  rotateCredentials,
} from './recipes/rotate-credentials.ts';
export {
  type ConnectSource,
  type RotateDatabasePasswordInput,
  type RotateDatabasePasswordResult,
  rotateDatabasePassword,
} from './recipes/rotate-database-password.ts';
export {
  type RotateIntegrationSecretInput,
  type RotateIntegrationSecretResult,
  rotateIntegrationSecret,
} from './recipes/rotate-integration-secret.ts';
export { type UpdateTableflowInput, type UpdateTableflowResult, updateTableflow } from './recipes/update-tableflow.ts';
export type { CapturedInput } from './resources/connector/captured-names.ts';
export type { ConnectorAcl } from './resources/connector/connector-acls.ts';
export type { ConnectorByName } from './resources/connector/connector-by-name.ts';
export { createKafkaAdministrator } from './resources/connector/create-kafka-administrator.ts';
export type { AdoptedDifference } from './resources/connector/differing-keys.ts';
export {
  type ConnectorConfig,
  type PostgresCdcConfigInput,
  postgresCdcConfig,
} from './resources/connector/postgres-cdc-config.ts';
export { waitUntilConnectorRunning } from './resources/connector/wait-until-connector-running.ts';
export type { AdoptedPart, ExistingLab } from './resources/existing-lab/observe-existing-lab.ts';
export { type SourceReadiness, waitUntilSourceReady } from './resources/source-database/wait-until-source-ready.ts';
export { runSql, StatementError } from './resources/sql-warehouse/run-sql.ts';
export type { ApplyTrust } from './resources/storage/apply-trust.ts';
export {
  createStorageAdministrator,
  type StorageAdministratorInput,
  type StorageAdministratorOptions,
} from './resources/storage/create-storage-administrator.ts';
export { type FindExternalLocationInput, findExternalLocation } from './resources/storage/find-external-location.ts';
export type { IamPolicy, IamStatement } from './resources/storage/iam-policy.ts';
export type { StorageAdministrator } from './resources/storage/storage-administrator.ts';
export { type ConnectStorageInput, predictRoleArn } from './resources/storage/storage-input.ts';
export type { AzureConsent, AzureRoleAssignment, StorageTrust } from './resources/storage/storage-trust.ts';
export type { DeltaTableRepairPlan, DeltaTableRepairStep } from './resources/tableflow/delta-table-repair.ts';
export { TableFilesError } from './resources/tableflow/table-files-error.ts';
export type { TableFormat } from './resources/tableflow/table-formats.ts';
export type { TableflowSettings } from './resources/tableflow/tableflow-settings.ts';
export type { TableflowTopic } from './resources/tableflow/tableflow-topics.ts';
export type { UnityIntegration } from './resources/tableflow/unity-integrations.ts';
export { waitUntilTablePublished } from './resources/tableflow/wait-until-table-published.ts';
export { waitUntilTableflowRunning } from './resources/tableflow/wait-until-tableflow-running.ts';
export {
  type IntegrationById,
  waitUntilUnityIntegrationConnected,
} from './resources/tableflow/wait-until-unity-integration-connected.ts';
export {
  predictWriteMode,
  readTopicConfigs,
  type WriteMode,
  type WriteModePrediction,
} from './resources/tableflow/write-mode.ts';
export type { TopicByName } from './resources/topic/topic-by-name.ts';
export { waitUntilTopicReady } from './resources/topic/wait-until-topic-ready.ts';
export { type FindTableInput, findTable, type LabTable } from './resources/unity-catalog/find-table.ts';
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
export {
  type ReadTableHistoryInput,
  type ReadTableHistoryResult,
  readTableHistory,
  type TableCommit,
  type TableSchemaVersion,
} from './verification/read-table-history.ts';
export type { Hop, Proof, TableVerdict } from './verification/table-verdict.ts';
export { type VerifyTablesInput, type VerifyTablesResult, verifyTables } from './verification/verify-tables.ts';
