// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/api/2.1/unity-catalog/catalogs": {
        /** List the catalogs of the metastore */
        get: operations["listCatalogs"];
        /**
         * Create a catalog
         * @description The new catalog already holds the schemas `default` and `information_schema`. The caller owns it.
         */
        post: operations["createCatalog"];
    };
    "/api/2.1/unity-catalog/catalogs/{name}": {
        /** Read one catalog */
        get: operations["getCatalog"];
        /**
         * Delete a catalog
         * @description Refused with 400 while it holds schemas of its own, unless `force` is true.
         */
        delete: operations["deleteCatalog"];
        /**
         * Change a catalog
         * @description Only the fields that are sent change.
         */
        patch: operations["updateCatalog"];
    };
    "/api/2.1/unity-catalog/schemas": {
        /** List the schemas of a catalog */
        get: operations["listSchemas"];
        /**
         * Create a schema
         * @description The name is stored in lower case.
         */
        post: operations["createSchema"];
    };
    "/api/2.1/unity-catalog/schemas/{full_name}": {
        /** Read one schema */
        get: operations["getSchema"];
        /**
         * Delete a schema
         * @description Refused while it is not empty, unless `force` is true.
         */
        delete: operations["deleteSchema"];
        /**
         * Change a schema
         * @description Only the fields that are sent change.
         */
        patch: operations["updateSchema"];
    };
    "/api/2.1/unity-catalog/tables": {
        /**
         * List the tables of a schema
         * @description The list never has `view_dependencies` and `table_constraints`.
         */
        get: operations["listTables"];
        /**
         * Register an external Delta table
         * @description The caller needs EXTERNAL_USE_SCHEMA on the schema and EXTERNAL_USE_LOCATION on the external location, both granted by name: neither ownership nor ALL_PRIVILEGES implies them.
         */
        post: operations["createTable"];
    };
    "/api/2.1/unity-catalog/tables/{full_name}": {
        /** Read one table or view */
        get: operations["getTable"];
        /**
         * Delete a table
         * @description The files of an external table stay where they are.
         */
        delete: operations["deleteTable"];
        /**
         * Give a table to another owner
         * @description Nothing else of a table can be changed here.
         */
        patch: operations["updateTable"];
    };
    "/api/2.1/unity-catalog/tables/{full_name}/exists": {
        /** Ask whether a table exists */
        get: operations["checkTableExists"];
    };
    "/api/2.1/unity-catalog/table-summaries": {
        /** List the names and kinds of tables across the schemas of a catalog */
        get: operations["listTableSummaries"];
    };
    "/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}": {
        /**
         * Read the privileges granted on an object
         * @description Only grants on the object itself, not the inherited ones.
         */
        get: operations["getPermissions"];
        /**
         * Grant and revoke privileges on an object
         * @description Removals happen first. The same privilege in `add` and `remove` of one principal is refused with 400.
         */
        patch: operations["updatePermissions"];
    };
    "/api/2.1/unity-catalog/effective-permissions/{securable_type}/{full_name}": {
        /**
         * Read the privileges that hold on an object, inherited ones included
         * @description What an owner may do by being the owner is not listed.
         */
        get: operations["getEffectivePermissions"];
    };
    "/api/2.1/unity-catalog/privilege-assignments/{securable_type}/{full_name}": {
        /**
         * Read the grants on an object, page by page
         * @description The newer form of the permissions. What is inherited is not in it.
         */
        get: operations["listPrivilegeAssignments"];
    };
    "/api/2.1/unity-catalog/effective-privilege-assignments/{securable_type}/{full_name}": {
        /**
         * Read the privileges that hold on an object, page by page
         * @description The newer form of the effective permissions.
         */
        get: operations["listEffectivePrivilegeAssignments"];
    };
    "/api/2.1/unity-catalog/metastore_summary": {
        /**
         * Read the metastore of this workspace
         * @description Answered with 404 or 400 when the workspace has no metastore.
         */
        get: operations["getMetastoreSummary"];
    };
    "/api/2.1/unity-catalog/current-metastore-assignment": {
        /** Read which metastore this workspace is assigned to */
        get: operations["getCurrentMetastoreAssignment"];
    };
    "/api/2.1/unity-catalog/metastores": {
        /**
         * List the metastores of the account
         * @description Only an administrator of the account sees more than the metastore of the workspace.
         */
        get: operations["listMetastores"];
        /**
         * Create a metastore
         * @description Needs an administrator of the account. It is of no workspace until it is assigned to one.
         */
        post: operations["createMetastore"];
    };
    "/api/2.1/unity-catalog/workspaces/{workspace_id}/metastore": {
        /**
         * Assign a metastore to a workspace
         * @description Takes the place of the metastore that the workspace has. Needs an administrator of the account.
         */
        put: operations["assignMetastore"];
        /** Take its metastore from a workspace */
        delete: operations["unassignMetastore"];
        /** Change the assignment of a metastore to a workspace */
        patch: operations["updateMetastoreAssignment"];
    };
    "/api/2.1/unity-catalog/metastores/{id}": {
        /**
         * Read one metastore
         * @description Needs an administrator of the metastore; everybody may read the summary.
         */
        get: operations["getMetastore"];
        /**
         * Delete a metastore
         * @description Refused with 400 while it holds anything or a workspace has it, unless `force` is true.
         */
        delete: operations["deleteMetastore"];
        /**
         * Change a metastore
         * @description Only the fields that are sent change. Needs an administrator of the metastore.
         */
        patch: operations["updateMetastore"];
    };
    "/api/2.1/unity-catalog/bindings/{securable_type}/{securable_name}": {
        /**
         * Read which workspaces may use an object
         * @description They count only while the isolation mode of the object is ISOLATED.
         */
        get: operations["getWorkspaceBindings"];
        /** Change which workspaces may use an object */
        patch: operations["updateWorkspaceBindings"];
    };
    "/api/2.1/unity-catalog/workspace-bindings/catalogs/{name}": {
        /**
         * Read which workspaces may use a catalog
         * @description The older form of the bindings.
         */
        get: operations["getCatalogWorkspaces"];
        /**
         * Change which workspaces may use a catalog
         * @description The older form of the bindings.
         */
        patch: operations["updateCatalogWorkspaces"];
    };
    "/api/2.1/unity-catalog/volumes": {
        /**
         * List the volumes of a schema
         * @description Always in pages; without `max_results` one has 10,000.
         */
        get: operations["listVolumes"];
        /**
         * Create a volume
         * @description A managed volume has its place from the server; an external one needs `storage_location`.
         */
        post: operations["createVolume"];
    };
    "/api/2.1/unity-catalog/volumes/{name}": {
        /** Read one volume */
        get: operations["getVolume"];
        /**
         * Delete a volume
         * @description The files of an external volume stay where they are.
         */
        delete: operations["deleteVolume"];
        /**
         * Change a volume
         * @description Only the fields that are sent change.
         */
        patch: operations["updateVolume"];
    };
    "/api/2.0/unity-catalog/temporary-table-credentials": {
        /**
         * Get credentials for the files of a table
         * @description Needs external data access on the metastore and EXTERNAL_USE_SCHEMA on the schema, besides SELECT or MODIFY. Views and managed tables of some kinds have none.
         */
        post: operations["createTemporaryTableCredentials"];
    };
    "/api/2.0/unity-catalog/temporary-path-credentials": {
        /**
         * Get credentials for a path in an external location
         * @description Needs external data access on the metastore and EXTERNAL_USE_LOCATION on the location.
         */
        post: operations["createTemporaryPathCredentials"];
    };
    "/api/2.1/unity-catalog/external-locations": {
        /** List the external locations of the metastore */
        get: operations["listExternalLocations"];
        /**
         * Create an external location
         * @description Unless `skip_validation` is true, the server tries the credential on the path. Soon after a change of the cloud role this may fail with 403, or with 500 and an empty message, for a minute or so.
         */
        post: operations["createExternalLocation"];
    };
    "/api/2.1/unity-catalog/external-locations/{name}": {
        /** Read one external location */
        get: operations["getExternalLocation"];
        /**
         * Delete an external location
         * @description Refused with 400 while a table, volume or managed storage depends on it, unless `force` is true.
         */
        delete: operations["deleteExternalLocation"];
        /**
         * Change an external location
         * @description Only the fields that are sent change. A new `url` needs `force` while something depends on the old.
         */
        patch: operations["updateExternalLocation"];
    };
    "/api/2.1/unity-catalog/storage-credentials": {
        /** List the storage credentials of the metastore */
        get: operations["listStorageCredentials"];
        /**
         * Create a storage credential
         * @description Exactly one of the cloud blocks must be sent. On AWS, put `aws_iam_role.external_id` of the answer into the trust policy of the role.
         */
        post: operations["createStorageCredential"];
    };
    "/api/2.1/unity-catalog/storage-credentials/{name}": {
        /** Read one storage credential */
        get: operations["getStorageCredential"];
        /**
         * Delete a storage credential
         * @description Refused with 400 while an external location uses it, unless `force` is true.
         */
        delete: operations["deleteStorageCredential"];
        /**
         * Change a storage credential
         * @description Only the fields that are sent change.
         */
        patch: operations["updateStorageCredential"];
    };
    "/api/2.1/unity-catalog/validate-storage-credentials": {
        /**
         * Try a storage credential on a path
         * @description Answers 200 even when checks fail; check each result.
         */
        post: operations["validateStorageCredential"];
    };
}
export interface components {
    schemas: {
        Catalog: {
            name?: string;
            full_name?: string;
            catalog_type?: components["schemas"]["CatalogType"];
            securable_type?: components["schemas"]["SecurableType"];
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            /** @description Where managed tables go */
            storage_root?: string;
            /** @description The path below the root that the server chose. */
            storage_location?: string;
            /** @description Other objects spell it with the prefix `ISOLATION_MODE_`. */
            isolation_mode?: "OPEN" | "ISOLATED" | "OPEN_IN_ACCOUNT" | (string & {});
            properties?: {
                [key: string]: string;
            };
            options?: {
                [key: string]: string;
            };
            /** @description Only for a foreign catalog. */
            connection_name?: string;
            /** @description Only for a catalog made from a share. */
            provider_name?: string;
            /** @description Only for a catalog made from a share. */
            share_name?: string;
            enable_predictive_optimization?: components["schemas"]["PredictiveOptimization"];
            effective_predictive_optimization_flag?: components["schemas"]["EffectivePredictiveOptimization"];
            /** Format: int64 */
            custom_max_retention_hours?: number;
            managed_encryption_settings?: components["schemas"]["ManagedEncryptionSettings"];
            provisioning_info?: components["schemas"]["ProvisioningInfo"];
            catalog_federation_config?: components["schemas"]["CatalogFederationConfig"];
            conversion_info?: components["schemas"]["ConversionInfo"];
            dr_replication_info?: components["schemas"]["DisasterRecoveryReplication"];
            /** @description The caller sees it only through BROWSE. */
            browse_only?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        CatalogList: {
            catalogs?: components["schemas"]["Catalog"][];
            next_page_token?: string;
        };
        CreateCatalog: {
            /** @description No period, space, slash or control character. */
            name: string;
            comment?: string;
            /** @description A path inside an external location. */
            storage_root?: string;
            properties?: {
                [key: string]: string;
            };
            options?: {
                [key: string]: string;
            };
            /** @description Makes a foreign catalog. */
            connection_name?: string;
            /** @description With `share_name`, makes a catalog from a share. */
            provider_name?: string;
            /** @description With `provider_name`, makes a catalog from a share. */
            share_name?: string;
            /** Format: int64 */
            custom_max_retention_hours?: number;
            managed_encryption_settings?: components["schemas"]["SetManagedEncryptionSettings"];
            catalog_federation_config?: components["schemas"]["SetCatalogFederationConfig"];
            conversion_info?: components["schemas"]["SetConversionInfo"];
            dr_replication_info?: components["schemas"]["SetDisasterRecoveryReplication"];
        };
        UpdateCatalog: {
            new_name?: string;
            /** @description User name or application id. */
            owner?: string;
            comment?: string;
            /** @enum {string} */
            isolation_mode?: "OPEN" | "ISOLATED" | "OPEN_IN_ACCOUNT";
            properties?: {
                [key: string]: string;
            };
            options?: {
                [key: string]: string;
            };
            /** @enum {string} */
            enable_predictive_optimization?: "DISABLE" | "ENABLE" | "INHERIT";
            /** Format: int64 */
            custom_max_retention_hours?: number;
            managed_encryption_settings?: components["schemas"]["SetManagedEncryptionSettings"];
            catalog_federation_config?: components["schemas"]["SetCatalogFederationConfig"];
            conversion_info?: components["schemas"]["SetConversionInfo"];
            dr_replication_info?: components["schemas"]["SetDisasterRecoveryReplication"];
        };
        CatalogType: "MANAGED_CATALOG" | "DELTASHARING_CATALOG" | "FOREIGN_CATALOG" | "INTERNAL_CATALOG" | "SYSTEM_CATALOG" | "MANAGED_ONLINE_CATALOG" | (string & {});
        SecurableType: "CATALOG" | "CLEAN_ROOM" | "CONNECTION" | "CREDENTIAL" | "EXTERNAL_LOCATION" | "EXTERNAL_METADATA" | "FUNCTION" | "METASTORE" | "PIPELINE" | "PROVIDER" | "RECIPIENT" | "SCHEMA" | "SHARE" | "STAGING_TABLE" | "STORAGE_CREDENTIAL" | "TABLE" | "VOLUME" | (string & {});
        PredictiveOptimization: "DISABLE" | "ENABLE" | "INHERIT" | (string & {});
        EffectivePredictiveOptimization: {
            value: components["schemas"]["PredictiveOptimization"];
            inherited_from_type?: "CATALOG" | "SCHEMA" | "METASTORE" | (string & {});
            inherited_from_name?: string;
        };
        ManagedEncryptionSettings: {
            azure_encryption_settings?: components["schemas"]["AzureEncryptionSettings"];
            azure_key_vault_key_id?: string;
            customer_managed_key_id?: string;
        };
        SetManagedEncryptionSettings: {
            azure_encryption_settings?: components["schemas"]["SetAzureEncryptionSettings"];
            azure_key_vault_key_id?: string;
            customer_managed_key_id?: string;
        };
        AzureEncryptionSettings: {
            azure_tenant_id?: string;
            azure_cmk_access_connector_id?: string;
            azure_cmk_managed_identity_id?: string;
        };
        SetAzureEncryptionSettings: {
            azure_tenant_id?: string;
            azure_cmk_access_connector_id?: string;
            azure_cmk_managed_identity_id?: string;
        };
        ProvisioningInfo: {
            state?: "PROVISIONING" | "ACTIVE" | "FAILED" | "DELETING" | "UPDATING" | "DEGRADED" | (string & {});
        };
        CatalogFederationConfig: {
            schema_filter_type?: "SCHEMA_FILTER_TYPE_INCLUDE_ALL" | "SCHEMA_FILTER_TYPE_INCLUDE" | "SCHEMA_FILTER_TYPE_EXCLUDE" | (string & {});
        };
        SetCatalogFederationConfig: {
            /** @enum {string} */
            schema_filter_type?: "SCHEMA_FILTER_TYPE_INCLUDE_ALL" | "SCHEMA_FILTER_TYPE_INCLUDE" | "SCHEMA_FILTER_TYPE_EXCLUDE";
        };
        ConversionInfo: {
            state?: "IN_PROGRESS" | "COMPLETED" | (string & {});
        };
        SetConversionInfo: {
            /** @enum {string} */
            state?: "IN_PROGRESS" | "COMPLETED";
        };
        DisasterRecoveryReplication: {
            status?: "DR_REPLICATION_STATUS_PRIMARY" | "DR_REPLICATION_STATUS_SECONDARY" | (string & {});
            /** Format: int64 */
            last_failover_time_ms?: number;
            replicated_entities?: string;
        };
        SetDisasterRecoveryReplication: {
            /** @enum {string} */
            status?: "DR_REPLICATION_STATUS_PRIMARY" | "DR_REPLICATION_STATUS_SECONDARY";
            /** Format: int64 */
            last_failover_time_ms?: number;
            replicated_entities?: string;
        };
        Schema: {
            name?: string;
            catalog_name?: string;
            /** @description `catalog.schema` */
            full_name?: string;
            schema_id?: string;
            catalog_type?: components["schemas"]["CatalogType"];
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            storage_root?: string;
            storage_location?: string;
            properties?: {
                [key: string]: string;
            };
            enable_predictive_optimization?: components["schemas"]["PredictiveOptimization"];
            effective_predictive_optimization_flag?: components["schemas"]["EffectivePredictiveOptimization"];
            /** Format: int64 */
            custom_max_retention_hours?: number;
            browse_only?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        SchemaList: {
            schemas?: components["schemas"]["Schema"][];
            next_page_token?: string;
        };
        CreateSchema: {
            /** @description No period, space, slash or control character. */
            name: string;
            catalog_name: string;
            comment?: string;
            storage_root?: string;
            properties?: {
                [key: string]: string;
            };
            /** Format: int64 */
            custom_max_retention_hours?: number;
        };
        UpdateSchema: {
            new_name?: string;
            /** @description User name or application id. */
            owner?: string;
            comment?: string;
            properties?: {
                [key: string]: string;
            };
            /** @enum {string} */
            enable_predictive_optimization?: "DISABLE" | "ENABLE" | "INHERIT";
            /** Format: int64 */
            custom_max_retention_hours?: number;
        };
        Table: {
            name?: string;
            catalog_name?: string;
            schema_name?: string;
            /** @description `catalog.schema.table` */
            full_name?: string;
            table_id?: string;
            table_type?: components["schemas"]["TableType"];
            data_source_format?: components["schemas"]["DataSourceFormat"];
            columns?: components["schemas"]["Column"][];
            storage_location?: string;
            storage_credential_name?: string;
            access_point?: string;
            properties?: {
                [key: string]: string;
            };
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            sql_path?: string;
            view_definition?: string;
            view_dependencies?: components["schemas"]["DependencyList"];
            table_constraints?: components["schemas"]["TableConstraint"][];
            row_filter?: components["schemas"]["RowFilter"];
            delta_runtime_properties_kvpairs?: components["schemas"]["DeltaRuntimeProperties"];
            data_access_configuration_id?: string;
            pipeline_id?: string;
            enable_predictive_optimization?: components["schemas"]["PredictiveOptimization"];
            effective_predictive_optimization_flag?: components["schemas"]["EffectivePredictiveOptimization"];
            encryption_details?: components["schemas"]["EncryptionDetails"];
            securable_kind_manifest?: components["schemas"]["SecurableKindManifest"];
            browse_only?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
            /** Format: int64 */
            deleted_at?: number;
        };
        TableList: {
            tables?: components["schemas"]["Table"][];
            next_page_token?: string;
        };
        CreateTable: {
            /** @description No period, space, slash or control character. */
            name: string;
            catalog_name: string;
            schema_name: string;
            /**
             * @description The server accepts only EXTERNAL here.
             * @enum {string}
             */
            table_type: "EXTERNAL" | "EXTERNAL_SHALLOW_CLONE" | "FOREIGN" | "MANAGED" | "MANAGED_SHALLOW_CLONE" | "MATERIALIZED_VIEW" | "METRIC_VIEW" | "STREAMING_TABLE" | "VIEW";
            /**
             * @description The server accepts only DELTA here.
             * @enum {string}
             */
            data_source_format: "AVRO" | "BIGQUERY_FORMAT" | "CSV" | "DATABRICKS_FORMAT" | "DATABRICKS_ROW_STORE_FORMAT" | "DELTA" | "DELTASHARING" | "DELTA_UNIFORM_HUDI" | "DELTA_UNIFORM_ICEBERG" | "HIVE" | "ICEBERG" | "JSON" | "MONGODB_FORMAT" | "MYSQL_FORMAT" | "NETSUITE_FORMAT" | "ORACLE_FORMAT" | "ORC" | "PARQUET" | "POSTGRESQL_FORMAT" | "REDSHIFT_FORMAT" | "SALESFORCE_DATA_CLOUD_FORMAT" | "SALESFORCE_FORMAT" | "SNOWFLAKE_FORMAT" | "SQLDW_FORMAT" | "SQLSERVER_FORMAT" | "TERADATA_FORMAT" | "TEXT" | "UNITY_CATALOG" | "VECTOR_INDEX_FORMAT" | "WORKDAY_RAAS_FORMAT";
            /** @description A path inside an external location. */
            storage_location: string;
            columns?: components["schemas"]["CreateColumn"][];
            properties?: {
                [key: string]: string;
            };
        };
        UpdateTable: {
            /** @description User name or application id. */
            owner?: string;
        };
        TableType: "EXTERNAL" | "EXTERNAL_SHALLOW_CLONE" | "FOREIGN" | "MANAGED" | "MANAGED_SHALLOW_CLONE" | "MATERIALIZED_VIEW" | "METRIC_VIEW" | "STREAMING_TABLE" | "VIEW" | (string & {});
        DataSourceFormat: "AVRO" | "BIGQUERY_FORMAT" | "CSV" | "DATABRICKS_FORMAT" | "DATABRICKS_ROW_STORE_FORMAT" | "DELTA" | "DELTASHARING" | "DELTA_UNIFORM_HUDI" | "DELTA_UNIFORM_ICEBERG" | "HIVE" | "ICEBERG" | "JSON" | "MONGODB_FORMAT" | "MYSQL_FORMAT" | "NETSUITE_FORMAT" | "ORACLE_FORMAT" | "ORC" | "PARQUET" | "POSTGRESQL_FORMAT" | "REDSHIFT_FORMAT" | "SALESFORCE_DATA_CLOUD_FORMAT" | "SALESFORCE_FORMAT" | "SNOWFLAKE_FORMAT" | "SQLDW_FORMAT" | "SQLSERVER_FORMAT" | "TERADATA_FORMAT" | "TEXT" | "UNITY_CATALOG" | "VECTOR_INDEX_FORMAT" | "WORKDAY_RAAS_FORMAT" | (string & {});
        Column: {
            name?: string;
            /** @description Starts at 0. */
            position?: number;
            type_name?: "ARRAY" | "BINARY" | "BOOLEAN" | "BYTE" | "CHAR" | "DATE" | "DECIMAL" | "DOUBLE" | "FLOAT" | "GEOGRAPHY" | "GEOMETRY" | "INT" | "INTERVAL" | "LONG" | "MAP" | "NULL" | "SHORT" | "STRING" | "STRUCT" | "TABLE_TYPE" | "TIMESTAMP" | "TIMESTAMP_NTZ" | "USER_DEFINED_TYPE" | "VARIANT" | (string & {});
            /** @description The type as SQL writes it, for example `decimal(10,2)`. */
            type_text?: string;
            type_precision?: number;
            type_scale?: number;
            type_interval_type?: string;
            /** @description The type as Spark writes it */
            type_json?: string;
            nullable?: boolean;
            /** @description Only for a column that the table is partitioned by. */
            partition_index?: number;
            comment?: string;
            mask?: components["schemas"]["ColumnMask"];
        };
        CreateColumn: {
            name?: string;
            /** @description Starts at 0. */
            position?: number;
            /** @enum {string} */
            type_name?: "ARRAY" | "BINARY" | "BOOLEAN" | "BYTE" | "CHAR" | "DATE" | "DECIMAL" | "DOUBLE" | "FLOAT" | "GEOGRAPHY" | "GEOMETRY" | "INT" | "INTERVAL" | "LONG" | "MAP" | "NULL" | "SHORT" | "STRING" | "STRUCT" | "TABLE_TYPE" | "TIMESTAMP" | "TIMESTAMP_NTZ" | "USER_DEFINED_TYPE" | "VARIANT";
            /** @description The type as SQL writes it, for example `decimal(10,2)`. */
            type_text?: string;
            type_precision?: number;
            type_scale?: number;
            type_interval_type?: string;
            /** @description The type as Spark writes it */
            type_json?: string;
            nullable?: boolean;
            /** @description Only for a column that the table is partitioned by. */
            partition_index?: number;
            comment?: string;
            mask?: components["schemas"]["SetColumnMask"];
        };
        ColumnMask: {
            function_name?: string;
            using_column_names?: string[];
        };
        SetColumnMask: {
            function_name?: string;
            using_column_names?: string[];
        };
        DependencyList: {
            dependencies?: components["schemas"]["Dependency"][];
        };
        /** @description Exactly one of the objects is present. */
        Dependency: {
            metastore_name?: string;
            table?: {
                table_full_name?: string;
            };
            function?: {
                function_full_name?: string;
            };
            volume?: {
                volume_full_name?: string;
            };
            connection?: {
                connection_name?: string;
            };
            credential?: {
                credential_name?: string;
            };
            secret?: {
                secret_full_name?: string;
            };
        };
        /** @description Exactly one of the constraints is present. */
        TableConstraint: {
            primary_key_constraint?: components["schemas"]["PrimaryKeyConstraint"];
            foreign_key_constraint?: components["schemas"]["ForeignKeyConstraint"];
            named_table_constraint?: {
                name?: string;
            };
        };
        PrimaryKeyConstraint: {
            name?: string;
            child_columns?: string[];
            timeseries_columns?: string[];
            rely?: boolean;
        };
        ForeignKeyConstraint: {
            name?: string;
            child_columns?: string[];
            parent_table?: string;
            parent_columns?: string[];
            rely?: boolean;
        };
        RowFilter: {
            function_name?: string;
            input_column_names?: string[];
            input_arguments?: {
                column?: string;
                constant?: string;
            }[];
        };
        DeltaRuntimeProperties: {
            delta_runtime_properties?: {
                [key: string]: string;
            };
        };
        EncryptionDetails: {
            sse_encryption_details?: components["schemas"]["SseEncryptionDetails"];
        };
        SseEncryptionDetails: {
            algorithm?: "AWS_SSE_S3" | "AWS_SSE_KMS" | (string & {});
            aws_kms_key_arn?: string;
        };
        SecurableKindManifest: {
            securable_type?: components["schemas"]["SecurableType"];
            securable_kind?: components["schemas"]["SecurableKind"];
            capabilities?: string[];
            assignable_privileges?: string[];
            options?: components["schemas"]["SecurableKindOption"][];
        };
        SecurableKind: "CATALOG_FOREIGN_BIGLAKE" | "CATALOG_FOREIGN_GOOGLE_CLOUD_LAKEHOUSE" | "CATALOG_FOREIGN_ICEBERG_REST" | "CONNECTION_BIGLAKE_SERVICE_ACCOUNT" | "CONNECTION_COMMUNITY_OAUTH_M2M" | "CONNECTION_COMMUNITY_OAUTH_U2M" | "CONNECTION_COMMUNITY_OAUTH_U2M_MAPPING" | "CONNECTION_GOOGLE_CLOUD_LAKEHOUSE_OAUTH_U2M" | "CONNECTION_GOOGLE_CLOUD_LAKEHOUSE_SERVICE_ACCOUNT" | "CONNECTION_ICEBERG_REST_BEARER_TOKEN" | "CONNECTION_ICEBERG_REST_OAUTH_M2M" | "RECIPIENT_EMAIL" | "RECIPIENT_EMAIL_DATABRICKS" | "RECIPIENT_EMAIL_TOKEN" | "SCHEMA_FOREIGN_BIGLAKE" | "SCHEMA_FOREIGN_GOOGLE_CLOUD_LAKEHOUSE" | "SCHEMA_FOREIGN_ICEBERG_REST" | "TABLE_DB_STORAGE" | "TABLE_DELTA" | "TABLE_DELTASHARING" | "TABLE_DELTASHARING_MUTABLE" | "TABLE_DELTASHARING_OPEN_DIR_BASED" | "TABLE_DELTA_EXTERNAL" | "TABLE_DELTA_ICEBERG_DELTASHARING" | "TABLE_DELTA_ICEBERG_MANAGED" | "TABLE_DELTA_UNIFORM_HUDI_EXTERNAL" | "TABLE_DELTA_UNIFORM_ICEBERG_EXTERNAL" | "TABLE_DELTA_UNIFORM_ICEBERG_EXTERNAL_DELTASHARING" | "TABLE_DELTA_UNIFORM_ICEBERG_FOREIGN_DELTASHARING" | "TABLE_DELTA_UNIFORM_ICEBERG_FOREIGN_HIVE_METASTORE_EXTERNAL" | "TABLE_DELTA_UNIFORM_ICEBERG_FOREIGN_HIVE_METASTORE_MANAGED" | "TABLE_DELTA_UNIFORM_ICEBERG_FOREIGN_SNOWFLAKE" | "TABLE_EXTERNAL" | "TABLE_FEATURE_STORE" | "TABLE_FEATURE_STORE_EXTERNAL" | "TABLE_FOREIGN_BIGLAKE" | "TABLE_FOREIGN_BIGQUERY" | "TABLE_FOREIGN_DATABRICKS" | "TABLE_FOREIGN_DELTASHARING" | "TABLE_FOREIGN_DELTA_DELTASHARING" | "TABLE_FOREIGN_GOOGLE_CLOUD_LAKEHOUSE" | "TABLE_FOREIGN_HIVE_METASTORE" | "TABLE_FOREIGN_HIVE_METASTORE_DBFS_EXTERNAL" | "TABLE_FOREIGN_HIVE_METASTORE_DBFS_MANAGED" | "TABLE_FOREIGN_HIVE_METASTORE_DBFS_SHALLOW_CLONE_EXTERNAL" | "TABLE_FOREIGN_HIVE_METASTORE_DBFS_SHALLOW_CLONE_MANAGED" | "TABLE_FOREIGN_HIVE_METASTORE_DBFS_VIEW" | "TABLE_FOREIGN_HIVE_METASTORE_EXTERNAL" | "TABLE_FOREIGN_HIVE_METASTORE_MANAGED" | "TABLE_FOREIGN_HIVE_METASTORE_SHALLOW_CLONE_EXTERNAL" | "TABLE_FOREIGN_HIVE_METASTORE_SHALLOW_CLONE_MANAGED" | "TABLE_FOREIGN_HIVE_METASTORE_VIEW" | "TABLE_FOREIGN_ICEBERG_REST" | "TABLE_FOREIGN_MONGODB" | "TABLE_FOREIGN_MYSQL" | "TABLE_FOREIGN_NETSUITE" | "TABLE_FOREIGN_ORACLE" | "TABLE_FOREIGN_PALANTIR" | "TABLE_FOREIGN_POSTGRESQL" | "TABLE_FOREIGN_REDSHIFT" | "TABLE_FOREIGN_SALESFORCE" | "TABLE_FOREIGN_SALESFORCE_DATA_CLOUD" | "TABLE_FOREIGN_SALESFORCE_DATA_CLOUD_FILE_SHARING" | "TABLE_FOREIGN_SALESFORCE_DATA_CLOUD_FILE_SHARING_VIEW" | "TABLE_FOREIGN_SNOWFLAKE" | "TABLE_FOREIGN_SQLDW" | "TABLE_FOREIGN_SQLSERVER" | "TABLE_FOREIGN_TERADATA" | "TABLE_FOREIGN_WORKDAY_RAAS" | "TABLE_ICEBERG_UNIFORM_MANAGED" | "TABLE_INTERNAL" | "TABLE_MANAGED_POSTGRESQL" | "TABLE_MATERIALIZED_VIEW" | "TABLE_MATERIALIZED_VIEW_DELTASHARING" | "TABLE_METRIC_VIEW" | "TABLE_METRIC_VIEW_DELTASHARING" | "TABLE_ONLINE_VECTOR_INDEX_DIRECT" | "TABLE_ONLINE_VECTOR_INDEX_REPLICA" | "TABLE_ONLINE_VIEW" | "TABLE_STANDARD" | "TABLE_STREAMING_LIVE_TABLE" | "TABLE_STREAMING_LIVE_TABLE_DELTASHARING" | "TABLE_SYSTEM" | "TABLE_SYSTEM_DELTASHARING" | "TABLE_VIEW" | "TABLE_VIEW_DELTASHARING" | (string & {});
        SecurableKindOption: {
            name?: string;
            type?: "OPTION_BIGINT" | "OPTION_BOOLEAN" | "OPTION_ENUM" | "OPTION_MULTILINE_STRING" | "OPTION_NUMBER" | "OPTION_SERVICE_CREDENTIAL" | "OPTION_STORAGE_CREDENTIAL" | "OPTION_STRING" | (string & {});
            description?: string;
            hint?: string;
            default_value?: string;
            allowed_values?: string[];
            conditional_display?: components["schemas"]["ConditionalDisplay"];
            oauth_stage?: "BEFORE_AUTHORIZATION_CODE" | "BEFORE_ACCESS_TOKEN" | (string & {});
            is_copiable?: boolean;
            is_creatable?: boolean;
            is_hidden?: boolean;
            is_loggable?: boolean;
            is_required?: boolean;
            is_secret?: boolean;
            is_updatable?: boolean;
        };
        ConditionalDisplay: {
            depends_on_option?: string;
            hidden_when_values?: string[];
        };
        TableExistence: {
            /** @description Absent means false. */
            table_exists?: boolean;
        };
        TableSummary: {
            full_name?: string;
            table_type?: components["schemas"]["TableType"];
            securable_kind_manifest?: components["schemas"]["SecurableKindManifest"];
        };
        TableSummaryList: {
            tables?: components["schemas"]["TableSummary"][];
            next_page_token?: string;
        };
        /** @description The server knows more privileges than any list. ALL_PRIVILEGES does not include EXTERNAL_USE_SCHEMA, EXTERNAL_USE_LOCATION and MANAGE. */
        Privilege: "ACCESS" | "ALL_PRIVILEGES" | "APPLY_TAG" | "BROWSE" | "CREATE" | "CREATE_CASE_COLLECTION" | "CREATE_CATALOG" | "CREATE_CLEAN_ROOM" | "CREATE_CONNECTION" | "CREATE_DATASOURCE" | "CREATE_EXTERNAL_LOCATION" | "CREATE_EXTERNAL_TABLE" | "CREATE_EXTERNAL_VOLUME" | "CREATE_FEATURE" | "CREATE_FLOW" | "CREATE_FOREIGN_CATALOG" | "CREATE_FOREIGN_SECURABLE" | "CREATE_FUNCTION" | "CREATE_MANAGED_STORAGE" | "CREATE_MATERIALIZED_VIEW" | "CREATE_MEMORY_STORE" | "CREATE_MODEL" | "CREATE_PROVIDER" | "CREATE_RECIPIENT" | "CREATE_RULE" | "CREATE_SCHEMA" | "CREATE_SEMANTIC_GRAPH" | "CREATE_SERVICE" | "CREATE_SERVICE_CREDENTIAL" | "CREATE_SHARE" | "CREATE_SKILL" | "CREATE_STORAGE_CREDENTIAL" | "CREATE_STREAM" | "CREATE_TABLE" | "CREATE_VIEW" | "CREATE_VOLUME" | "DELETE" | "DELETE_EVENTS" | "DELETE_SECURITY_DATA" | "EXECUTE" | "EXECUTE_CLEAN_ROOM_TASK" | "EXTERNAL_USE_LOCATION" | "EXTERNAL_USE_SCHEMA" | "INSERT" | "INSERT_SECURITY_DATA" | "MANAGE" | "MANAGE_ACCESS" | "MANAGE_ACCESS_CONTROL" | "MANAGE_ALLOWLIST" | "MANAGE_GRANTS" | "MODIFY" | "MODIFY_CLEAN_ROOM" | "READ_EVENTS" | "READ_FEATURE" | "READ_FILES" | "READ_FLOW" | "READ_MEMORY_STORE" | "READ_METADATA" | "READ_PRIVATE_FILES" | "READ_SECURITY_DATA" | "READ_SEMANTIC_GRAPH" | "READ_SKILL" | "READ_STREAM" | "READ_VOLUME" | "REFRESH" | "REFRESH_FLOW" | "SELECT" | "SET_SHARE_PERMISSION" | "UPDATE" | "UPDATE_EVENTS" | "UPDATE_SECURITY_DATA" | "USAGE" | "USE_CATALOG" | "USE_CONNECTION" | "USE_MARKETPLACE_ASSETS" | "USE_PROVIDER" | "USE_RECIPIENT" | "USE_SCHEMA" | "USE_SHARE" | "USE_VOLUME" | "VIEW_ADMIN_METADATA" | "VIEW_METADATA" | "VIEW_OBJECT" | "WRITE_FILES" | "WRITE_FLOW" | "WRITE_MEMORY_STORE" | "WRITE_PRIVATE_FILES" | "WRITE_SEMANTIC_GRAPH" | "WRITE_SKILL" | "WRITE_VOLUME" | (string & {});
        /** @description The server takes any spelling. ALL_PRIVILEGES does not include EXTERNAL_USE_SCHEMA, EXTERNAL_USE_LOCATION and MANAGE. */
        SetPrivilege: "ACCESS" | "ALL_PRIVILEGES" | "APPLY_TAG" | "BROWSE" | "CREATE" | "CREATE_CASE_COLLECTION" | "CREATE_CATALOG" | "CREATE_CLEAN_ROOM" | "CREATE_CONNECTION" | "CREATE_DATASOURCE" | "CREATE_EXTERNAL_LOCATION" | "CREATE_EXTERNAL_TABLE" | "CREATE_EXTERNAL_VOLUME" | "CREATE_FEATURE" | "CREATE_FLOW" | "CREATE_FOREIGN_CATALOG" | "CREATE_FOREIGN_SECURABLE" | "CREATE_FUNCTION" | "CREATE_MANAGED_STORAGE" | "CREATE_MATERIALIZED_VIEW" | "CREATE_MEMORY_STORE" | "CREATE_MODEL" | "CREATE_PROVIDER" | "CREATE_RECIPIENT" | "CREATE_RULE" | "CREATE_SCHEMA" | "CREATE_SEMANTIC_GRAPH" | "CREATE_SERVICE" | "CREATE_SERVICE_CREDENTIAL" | "CREATE_SHARE" | "CREATE_SKILL" | "CREATE_STORAGE_CREDENTIAL" | "CREATE_STREAM" | "CREATE_TABLE" | "CREATE_VIEW" | "CREATE_VOLUME" | "DELETE" | "DELETE_EVENTS" | "DELETE_SECURITY_DATA" | "EXECUTE" | "EXECUTE_CLEAN_ROOM_TASK" | "EXTERNAL_USE_LOCATION" | "EXTERNAL_USE_SCHEMA" | "INSERT" | "INSERT_SECURITY_DATA" | "MANAGE" | "MANAGE_ACCESS" | "MANAGE_ACCESS_CONTROL" | "MANAGE_ALLOWLIST" | "MANAGE_GRANTS" | "MODIFY" | "MODIFY_CLEAN_ROOM" | "READ_EVENTS" | "READ_FEATURE" | "READ_FILES" | "READ_FLOW" | "READ_MEMORY_STORE" | "READ_METADATA" | "READ_PRIVATE_FILES" | "READ_SECURITY_DATA" | "READ_SEMANTIC_GRAPH" | "READ_SKILL" | "READ_STREAM" | "READ_VOLUME" | "REFRESH" | "REFRESH_FLOW" | "SELECT" | "SET_SHARE_PERMISSION" | "UPDATE" | "UPDATE_EVENTS" | "UPDATE_SECURITY_DATA" | "USAGE" | "USE_CATALOG" | "USE_CONNECTION" | "USE_MARKETPLACE_ASSETS" | "USE_PROVIDER" | "USE_RECIPIENT" | "USE_SCHEMA" | "USE_SHARE" | "USE_VOLUME" | "VIEW_ADMIN_METADATA" | "VIEW_METADATA" | "VIEW_OBJECT" | "WRITE_FILES" | "WRITE_FLOW" | "WRITE_MEMORY_STORE" | "WRITE_PRIVATE_FILES" | "WRITE_SEMANTIC_GRAPH" | "WRITE_SKILL" | "WRITE_VOLUME";
        PrivilegeAssignment: {
            /** @description User name, group name or application id of a service principal. */
            principal?: string;
            /** Format: int64 */
            principal_id?: number;
            privileges?: components["schemas"]["Privilege"][];
        };
        PrivilegeAssignmentList: {
            /** @description In no stable order. A principal without privileges is not in it. */
            privilege_assignments?: components["schemas"]["PrivilegeAssignment"][];
            next_page_token?: string;
        };
        UpdatePermissions: {
            changes?: components["schemas"]["PermissionsChange"][];
            omit_permissions_in_response?: boolean;
        };
        PermissionsChange: {
            /** @description User name, group name or application id of a service principal. */
            principal?: string;
            /** Format: int64 */
            principal_id?: number;
            add?: components["schemas"]["SetPrivilege"][];
            remove?: components["schemas"]["SetPrivilege"][];
        };
        UpdatedPermissions: {
            privilege_assignments?: components["schemas"]["PrivilegeAssignment"][];
        };
        EffectivePrivilegeAssignment: {
            /** @description User name, group name or application id of a service principal. */
            principal?: string;
            privileges?: components["schemas"]["EffectivePrivilege"][];
        };
        EffectivePrivilege: {
            privilege?: components["schemas"]["Privilege"];
            inherited_from_type?: components["schemas"]["SecurableType"];
            /** @description Absent when granted on the object itself. */
            inherited_from_name?: string;
        };
        EffectivePrivilegeAssignmentList: {
            privilege_assignments?: components["schemas"]["EffectivePrivilegeAssignment"][];
            next_page_token?: string;
        };
        EffectivePrivilegeAssignmentPage: {
            effective_privilege_assignments?: components["schemas"]["EffectivePrivilegeAssignment"][];
            next_page_token?: string;
        };
        MetastoreSummary: {
            metastore_id?: string;
            /** @description `cloud:region:metastore_id` */
            global_metastore_id?: string;
            name?: string;
            cloud?: string;
            region?: string;
            owner?: string;
            /** @description The switch "External data access". Off by default; Tableflow needs it on. */
            external_access_enabled?: boolean;
            storage_root?: string;
            storage_root_credential_id?: string;
            storage_root_credential_name?: string;
            default_data_access_config_id?: string;
            privilege_model_version?: string;
            delta_sharing_scope?: "INTERNAL" | "INTERNAL_AND_EXTERNAL" | (string & {});
            /** Format: int64 */
            delta_sharing_recipient_token_lifetime_in_seconds?: number;
            delta_sharing_organization_name?: string;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        Metastore: {
            metastore_id?: string;
            /** @description `cloud:region:metastore_id` */
            global_metastore_id?: string;
            name?: string;
            cloud?: string;
            region?: string;
            owner?: string;
            /** @description The switch "External data access". Off by default; Tableflow needs it on. */
            external_access_enabled?: boolean;
            storage_root?: string;
            storage_root_credential_id?: string;
            storage_root_credential_name?: string;
            default_data_access_config_id?: string;
            privilege_model_version?: string;
            delta_sharing_scope?: "INTERNAL" | "INTERNAL_AND_EXTERNAL" | (string & {});
            /** Format: int64 */
            delta_sharing_recipient_token_lifetime_in_seconds?: number;
            delta_sharing_organization_name?: string;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        MetastoreList: {
            metastores?: components["schemas"]["Metastore"][];
            next_page_token?: string;
        };
        CreateMetastore: {
            name: string;
            /** @description For example `us-west-2`. Default: that of the workspace. */
            region?: string;
            /** @description Where tables lie whose catalog and schema say nothing of it. */
            storage_root?: string;
            /** @description The switch "External data access". Off by default. */
            external_access_enabled?: boolean;
        };
        AssignMetastore: {
            metastore_id: string;
            /** @description The catalog of names that have none. */
            default_catalog_name?: string;
        };
        UpdateMetastoreAssignment: {
            metastore_id?: string;
            default_catalog_name?: string;
        };
        UpdateMetastore: {
            new_name?: string;
            /** @description User name, group name or application id. */
            owner?: string;
            /** @description The switch "External data access". */
            external_access_enabled?: boolean;
            privilege_model_version?: string;
            storage_root_credential_id?: string;
            /** @enum {string} */
            delta_sharing_scope?: "INTERNAL" | "INTERNAL_AND_EXTERNAL";
            /** Format: int64 */
            delta_sharing_recipient_token_lifetime_in_seconds?: number;
            delta_sharing_organization_name?: string;
        };
        MetastoreAssignment: {
            metastore_id: string;
            /** Format: int64 */
            workspace_id: number;
            default_catalog_name?: string;
        };
        IsolationMode: "ISOLATION_MODE_OPEN" | "ISOLATION_MODE_ISOLATED" | "ISOLATION_MODE_OPEN_IN_ACCOUNT" | (string & {});
        WorkspaceBinding: {
            /** Format: int64 */
            workspace_id?: number;
            binding_type?: "BINDING_TYPE_READ_WRITE" | "BINDING_TYPE_READ_ONLY" | (string & {});
        };
        WorkspaceBindingList: {
            bindings?: components["schemas"]["WorkspaceBinding"][];
            next_page_token?: string;
        };
        UpdateWorkspaceBindings: {
            add?: components["schemas"]["SetWorkspaceBinding"][];
            remove?: components["schemas"]["SetWorkspaceBinding"][];
        };
        SetWorkspaceBinding: {
            /** Format: int64 */
            workspace_id: number;
            /**
             * @default BINDING_TYPE_READ_WRITE
             * @enum {string}
             */
            binding_type?: "BINDING_TYPE_READ_WRITE" | "BINDING_TYPE_READ_ONLY";
        };
        UpdatedWorkspaceBindings: {
            bindings?: components["schemas"]["WorkspaceBinding"][];
        };
        CatalogWorkspaces: {
            workspaces?: number[];
        };
        UpdateCatalogWorkspaces: {
            assign_workspaces?: number[];
            unassign_workspaces?: number[];
        };
        Volume: {
            name?: string;
            catalog_name?: string;
            schema_name?: string;
            /** @description `catalog.schema.volume` */
            full_name?: string;
            volume_id?: string;
            volume_type?: "MANAGED" | "EXTERNAL" | (string & {});
            storage_location?: string;
            access_point?: string;
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            encryption_details?: components["schemas"]["EncryptionDetails"];
            browse_only?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        VolumeList: {
            volumes?: components["schemas"]["Volume"][];
            next_page_token?: string;
        };
        CreateVolume: {
            /** @description No period, space, slash or control character. */
            name: string;
            catalog_name: string;
            schema_name: string;
            /** @enum {string} */
            volume_type: "MANAGED" | "EXTERNAL";
            /** @description For an external volume; a path inside an external location. */
            storage_location?: string;
            comment?: string;
        };
        UpdateVolume: {
            new_name?: string;
            /** @description User name or application id. */
            owner?: string;
            comment?: string;
        };
        CreateTemporaryTableCredentials: {
            /** @description The `table_id` of a table. */
            table_id: string;
            /** @enum {string} */
            operation: "READ" | "READ_WRITE";
        };
        CreateTemporaryPathCredentials: {
            /** @description A path inside an external location. */
            url: string;
            /** @enum {string} */
            operation: "PATH_READ" | "PATH_READ_WRITE" | "PATH_CREATE_TABLE";
            /** @description Only check whether it would be granted. */
            dry_run?: boolean;
        };
        /** @description Exactly one of the credentials is present. */
        TemporaryCredentials: {
            /** @description The place that the credential opens. */
            url?: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expiration_time?: number;
            aws_temp_credentials?: {
                access_key_id?: string;
                secret_access_key?: string;
                session_token?: string;
                access_point?: string;
            };
            azure_user_delegation_sas?: {
                sas_token?: string;
            };
            azure_aad?: {
                aad_token?: string;
            };
            gcp_oauth_token?: {
                oauth_token?: string;
            };
            r2_temp_credentials?: {
                access_key_id?: string;
                secret_access_key?: string;
                session_token?: string;
            };
            uc_encrypted_token?: {
                encrypted_payload?: string;
            };
        };
        ExternalLocation: {
            name?: string;
            /** @description For example `s3://bucket/path`. A final slash is kept as given. */
            url?: string;
            credential_name?: string;
            credential_id?: string;
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            read_only?: boolean;
            isolation_mode?: components["schemas"]["IsolationMode"];
            fallback?: boolean;
            enable_file_events?: boolean;
            effective_enable_file_events?: boolean;
            file_event_queue?: components["schemas"]["FileEventQueue"];
            effective_file_event_queue?: components["schemas"]["FileEventQueue"];
            encryption_details?: components["schemas"]["EncryptionDetails"];
            browse_only?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        ExternalLocationList: {
            external_locations?: components["schemas"]["ExternalLocation"][];
            next_page_token?: string;
        };
        CreateExternalLocation: {
            /** @description No period, space, slash or control character. */
            name: string;
            /** @description A path that overlaps no other external location. */
            url: string;
            /** @description Name of a storage credential. */
            credential_name: string;
            comment?: string;
            read_only?: boolean;
            /** @description Do not try the credential on the path now. */
            skip_validation?: boolean;
            fallback?: boolean;
            /** @default true */
            enable_file_events?: boolean;
            file_event_queue?: components["schemas"]["SetFileEventQueue"];
            encryption_details?: components["schemas"]["SetEncryptionDetails"];
        };
        UpdateExternalLocation: {
            new_name?: string;
            url?: string;
            credential_name?: string;
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            read_only?: boolean;
            /** @enum {string} */
            isolation_mode?: "ISOLATION_MODE_OPEN" | "ISOLATION_MODE_ISOLATED" | "ISOLATION_MODE_OPEN_IN_ACCOUNT";
            /** @description Do not try the credential on the path now. */
            skip_validation?: boolean;
            /** @description Change `url` even though something depends on it. */
            force?: boolean;
            fallback?: boolean;
            enable_file_events?: boolean;
            file_event_queue?: components["schemas"]["SetFileEventQueue"];
            encryption_details?: components["schemas"]["SetEncryptionDetails"];
        };
        SetEncryptionDetails: {
            sse_encryption_details?: components["schemas"]["SetSseEncryptionDetails"];
        };
        SetSseEncryptionDetails: {
            /** @enum {string} */
            algorithm?: "AWS_SSE_S3" | "AWS_SSE_KMS";
            aws_kms_key_arn?: string;
        };
        /** @description Exactly one of the queues is present. */
        FileEventQueue: {
            managed_sqs?: components["schemas"]["SqsQueue"];
            provided_sqs?: components["schemas"]["SqsQueue"];
            managed_aqs?: components["schemas"]["AzureQueue"];
            provided_aqs?: components["schemas"]["AzureQueue"];
            managed_pubsub?: components["schemas"]["PubsubQueue"];
            provided_pubsub?: components["schemas"]["PubsubQueue"];
            managed_onelake?: components["schemas"]["OnelakeQueue"];
            provided_onelake?: components["schemas"]["OnelakeQueue"];
        };
        SqsQueue: {
            managed_resource_id?: string;
            queue_url?: string;
        };
        AzureQueue: {
            managed_resource_id?: string;
            queue_url?: string;
            resource_group?: string;
            subscription_id?: string;
        };
        PubsubQueue: {
            managed_resource_id?: string;
            subscription_name?: string;
        };
        OnelakeQueue: {
            managed_resource_id?: string;
            consumer_group?: string;
            event_hub_name?: string;
            event_hub_url?: string;
            fully_qualified_namespace?: string;
        };
        /** @description Exactly one of the queues. */
        SetFileEventQueue: {
            managed_sqs: components["schemas"]["SetSqsQueue"];
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs: components["schemas"]["SetSqsQueue"];
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs: components["schemas"]["SetAzureQueue"];
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs: components["schemas"]["SetAzureQueue"];
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub: components["schemas"]["SetPubsubQueue"];
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub: components["schemas"]["SetPubsubQueue"];
            managed_onelake?: never;
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake: components["schemas"]["SetOnelakeQueue"];
            provided_onelake?: never;
        } | {
            managed_sqs?: never;
            provided_sqs?: never;
            managed_aqs?: never;
            provided_aqs?: never;
            managed_pubsub?: never;
            provided_pubsub?: never;
            managed_onelake?: never;
            provided_onelake: components["schemas"]["SetOnelakeQueue"];
        };
        SetSqsQueue: {
            managed_resource_id?: string;
            /** @description For a queue of your own. */
            queue_url?: string;
        };
        SetAzureQueue: {
            managed_resource_id?: string;
            /** @description For a queue of your own. */
            queue_url?: string;
            resource_group?: string;
            subscription_id?: string;
        };
        SetPubsubQueue: {
            managed_resource_id?: string;
            /** @description For a subscription of your own. */
            subscription_name?: string;
        };
        SetOnelakeQueue: {
            managed_resource_id?: string;
            consumer_group?: string;
            event_hub_name?: string;
            event_hub_url?: string;
            fully_qualified_namespace?: string;
        };
        StorageCredential: {
            id?: string;
            name?: string;
            full_name?: string;
            aws_iam_role?: components["schemas"]["AwsIamRole"];
            azure_managed_identity?: components["schemas"]["AzureManagedIdentity"];
            azure_service_principal?: components["schemas"]["AzureServicePrincipal"];
            databricks_gcp_service_account?: components["schemas"]["DatabricksGcpServiceAccount"];
            cloudflare_api_token?: components["schemas"]["CloudflareApiToken"];
            comment?: string;
            /** @description User name or application id. */
            owner?: string;
            metastore_id?: string;
            read_only?: boolean;
            isolation_mode?: components["schemas"]["IsolationMode"];
            used_for_managed_storage?: boolean;
            /** Format: int64 */
            created_at?: number;
            created_by?: string;
            /** Format: int64 */
            updated_at?: number;
            updated_by?: string;
        };
        StorageCredentialList: {
            storage_credentials?: components["schemas"]["StorageCredential"][];
            next_page_token?: string;
        };
        AwsIamRole: {
            role_arn?: string;
            /** @description The external id that the trust policy of the role must ask for. */
            external_id?: string;
            /** @description The Databricks role that the trust policy must allow. */
            unity_catalog_iam_arn?: string;
        };
        AzureManagedIdentity: {
            access_connector_id?: string;
            managed_identity_id?: string;
            credential_id?: string;
        };
        /** @description The secret is not returned. */
        AzureServicePrincipal: {
            directory_id?: string;
            application_id?: string;
        };
        DatabricksGcpServiceAccount: {
            email?: string;
            credential_id?: string;
        };
        /** @description The secret is not returned. */
        CloudflareApiToken: {
            account_id?: string;
            access_key_id?: string;
        };
        /** @description Exactly one of the cloud blocks must be sent. */
        CreateStorageCredential: {
            /** @description No period, space, slash or control character. */
            name: string;
            comment?: string;
            read_only?: boolean;
            /** @description Do not try the credential now. */
            skip_validation?: boolean;
        } & ({
            aws_iam_role: components["schemas"]["SetAwsIamRole"];
            azure_managed_identity?: never;
            azure_service_principal?: never;
            databricks_gcp_service_account?: never;
            cloudflare_api_token?: never;
        } | {
            aws_iam_role?: never;
            azure_managed_identity: components["schemas"]["CreateAzureManagedIdentity"];
            azure_service_principal?: never;
            databricks_gcp_service_account?: never;
            cloudflare_api_token?: never;
        } | {
            aws_iam_role?: never;
            azure_managed_identity?: never;
            azure_service_principal: components["schemas"]["SetAzureServicePrincipal"];
            databricks_gcp_service_account?: never;
            cloudflare_api_token?: never;
        } | {
            aws_iam_role?: never;
            azure_managed_identity?: never;
            azure_service_principal?: never;
            databricks_gcp_service_account: components["schemas"]["SetDatabricksGcpServiceAccount"];
            cloudflare_api_token?: never;
        } | {
            aws_iam_role?: never;
            azure_managed_identity?: never;
            azure_service_principal?: never;
            databricks_gcp_service_account?: never;
            cloudflare_api_token: components["schemas"]["SetCloudflareApiToken"];
        });
        UpdateStorageCredential: {
            new_name?: string;
            /** @description User name or application id. */
            owner?: string;
            aws_iam_role?: components["schemas"]["SetAwsIamRole"];
            azure_managed_identity?: components["schemas"]["UpdateAzureManagedIdentity"];
            azure_service_principal?: components["schemas"]["SetAzureServicePrincipal"];
            databricks_gcp_service_account?: components["schemas"]["SetDatabricksGcpServiceAccount"];
            cloudflare_api_token?: components["schemas"]["SetCloudflareApiToken"];
            comment?: string;
            read_only?: boolean;
            /** @enum {string} */
            isolation_mode?: "ISOLATION_MODE_OPEN" | "ISOLATION_MODE_ISOLATED" | "ISOLATION_MODE_OPEN_IN_ACCOUNT";
            /** @description Do not try the credential now. */
            skip_validation?: boolean;
            /** @description Change it even though external locations or managed storage use it. */
            force?: boolean;
        };
        SetAwsIamRole: {
            role_arn: string;
        };
        CreateAzureManagedIdentity: {
            access_connector_id: string;
            managed_identity_id?: string;
        };
        UpdateAzureManagedIdentity: {
            access_connector_id: string;
            managed_identity_id?: string;
            credential_id?: string;
        };
        SetAzureServicePrincipal: {
            directory_id: string;
            application_id: string;
            /** Format: password */
            client_secret: string;
        };
        /** @description An empty object; the server makes the account. */
        SetDatabricksGcpServiceAccount: Record<string, never>;
        SetCloudflareApiToken: {
            account_id: string;
            access_key_id: string;
            /** Format: password */
            secret_access_key: string;
        };
        /** @description A stored credential by name, or one cloud block; and an external location by name, or a path. When both are given, the path of the external location counts. */
        ValidateStorageCredential: {
            storage_credential_name?: string;
            external_location_name?: string;
            url?: string;
            /** @description Try only what reading needs. */
            read_only?: boolean;
            aws_iam_role?: components["schemas"]["SetAwsIamRole"];
            azure_managed_identity?: components["schemas"]["CreateAzureManagedIdentity"];
            azure_service_principal?: components["schemas"]["SetAzureServicePrincipal"];
            databricks_gcp_service_account?: components["schemas"]["SetDatabricksGcpServiceAccount"];
            cloudflare_api_token?: components["schemas"]["SetCloudflareApiToken"];
        };
        StorageCredentialValidation: {
            /** @description The path is a directory. Written in camel case on the wire. */
            isDir?: boolean;
            results?: components["schemas"]["StorageCredentialCheck"][];
        };
        StorageCredentialCheck: {
            operation?: "LIST" | "READ" | "WRITE" | "DELETE" | "PATH_EXISTS" | (string & {});
            result?: "PASS" | "FAIL" | "SKIP" | (string & {});
            message?: string;
        };
        /** @description Every part may be absent. Trust the HTTP status first, then `error_code`. */
        DatabricksError: {
            /** @description Usually a word such as RESOURCE_DOES_NOT_EXIST; the number 403 for a wrong personal access token. */
            error_code?: string | number;
            /** @description May be empty. */
            message?: string;
            details?: components["schemas"]["DatabricksErrorDetail"][];
        };
        /** @description Which fields are present depends on `@type`. */
        DatabricksErrorDetail: {
            "@type"?: "type.googleapis.com/google.rpc.ErrorInfo" | "type.googleapis.com/google.rpc.RequestInfo" | "type.googleapis.com/google.rpc.RetryInfo" | "type.googleapis.com/google.rpc.DebugInfo" | "type.googleapis.com/google.rpc.QuotaFailure" | "type.googleapis.com/google.rpc.PreconditionFailure" | "type.googleapis.com/google.rpc.BadRequest" | "type.googleapis.com/google.rpc.ResourceInfo" | "type.googleapis.com/google.rpc.Help" | (string & {});
            reason?: string;
            domain?: string;
            metadata?: {
                [key: string]: string;
            };
            request_id?: string;
            serving_data?: string;
            /** @description A duration in seconds, for example `3.5s`. */
            retry_delay?: string;
            stack_entries?: string[];
            detail?: string;
            violations?: {
                type?: string;
                subject?: string;
                description?: string;
            }[];
            field_violations?: {
                field?: string;
                description?: string;
            }[];
            resource_type?: string;
            resource_name?: string;
            owner?: string;
            description?: string;
            links?: {
                description?: string;
                url?: string;
            }[];
        };
    };
    responses: {
        Done: Json<Record<string, never>>;
    };
    parameters: {
        Name: string;
        /** @description `catalog.schema` */
        SchemaFullName: string;
        /** @description `catalog.schema.table` */
        TableFullName: string;
        MetastoreId: string;
        SecurableName: string;
        BoundSecurableType: "catalog" | "credential" | "external_location" | "storage_credential";
        /** @description `catalog.schema.volume` */
        VolumeFullName: string;
        SchemaName: string;
        CatalogName: string;
        /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
        MaxResults: number;
        /** @description The `next_page_token` of the page before. */
        PageToken: string;
        /** @description Also return what the caller may only browse. */
        IncludeBrowse: boolean;
        /** @description Also return what is not bound to this workspace. */
        IncludeUnbound: boolean;
        /** @description Also return what the kind of table can do. */
        IncludeManifestCapabilities: boolean;
        /** @description Delete it even though something depends on it. */
        Force: boolean;
        SecurableType: "catalog" | "clean_room" | "connection" | "credential" | "external_location" | "external_metadata" | "function" | "metastore" | "pipeline" | "provider" | "recipient" | "schema" | "share" | "staging_table" | "storage_credential" | "table" | "volume";
        /** @description Full name of the object; for a metastore, its id. */
        SecurableFullName: string;
        /** @description Return only the grants of this user, group or service principal (by application id). */
        Principal: string;
        /** @description Size of a page. 0 or absent leaves it to the server. */
        PageSize: number;
        /** @description Size of a page. 0 leaves it to the server; absent returns everything at once; 1 to 149 is refused. */
        PermissionsMaxResults: number;
    };
}
export interface operations {
    listCatalogs: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Also return what is not bound to this workspace. */
                include_unbound?: components["parameters"]["IncludeUnbound"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["CatalogList"]>;
        };
    };
    createCatalog: {
        requestBody: Json<components["schemas"]["CreateCatalog"]>;
        responses: {
            200: Json<components["schemas"]["Catalog"]>;
        };
    };
    getCatalog: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
            };
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Catalog"]>;
        };
    };
    deleteCatalog: {
        parameters: {
            query?: {
                /** @description Delete it even though something depends on it. */
                force?: components["parameters"]["Force"];
            };
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateCatalog: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateCatalog"]>;
        responses: {
            200: Json<components["schemas"]["Catalog"]>;
        };
    };
    listSchemas: {
        parameters: {
            query: {
                catalog_name: components["parameters"]["CatalogName"];
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SchemaList"]>;
        };
    };
    createSchema: {
        requestBody: Json<components["schemas"]["CreateSchema"]>;
        responses: {
            200: Json<components["schemas"]["Schema"]>;
        };
    };
    getSchema: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
            };
            path: {
                /** @description `catalog.schema` */
                full_name: components["parameters"]["SchemaFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Schema"]>;
        };
    };
    deleteSchema: {
        parameters: {
            query?: {
                /** @description Delete it even though something depends on it. */
                force?: components["parameters"]["Force"];
            };
            path: {
                /** @description `catalog.schema` */
                full_name: components["parameters"]["SchemaFullName"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateSchema: {
        parameters: {
            path: {
                /** @description `catalog.schema` */
                full_name: components["parameters"]["SchemaFullName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateSchema"]>;
        responses: {
            200: Json<components["schemas"]["Schema"]>;
        };
    };
    listTables: {
        parameters: {
            query: {
                catalog_name: components["parameters"]["CatalogName"];
                schema_name: string;
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Also return what the kind of table can do. */
                include_manifest_capabilities?: components["parameters"]["IncludeManifestCapabilities"];
                omit_columns?: boolean;
                omit_properties?: boolean;
                omit_username?: boolean;
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableList"]>;
        };
    };
    createTable: {
        requestBody: Json<components["schemas"]["CreateTable"]>;
        responses: {
            200: Json<components["schemas"]["Table"]>;
        };
    };
    getTable: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Also return `delta_runtime_properties_kvpairs`. */
                include_delta_metadata?: boolean;
                /** @description Also return what the kind of table can do. */
                include_manifest_capabilities?: components["parameters"]["IncludeManifestCapabilities"];
            };
            path: {
                /** @description `catalog.schema.table` */
                full_name: components["parameters"]["TableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Table"]>;
        };
    };
    deleteTable: {
        parameters: {
            path: {
                /** @description `catalog.schema.table` */
                full_name: components["parameters"]["TableFullName"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateTable: {
        parameters: {
            path: {
                /** @description `catalog.schema.table` */
                full_name: components["parameters"]["TableFullName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateTable"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    checkTableExists: {
        parameters: {
            path: {
                /** @description `catalog.schema.table` */
                full_name: components["parameters"]["TableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableExistence"]>;
        };
    };
    listTableSummaries: {
        parameters: {
            query: {
                catalog_name: components["parameters"]["CatalogName"];
                /** @description A SQL LIKE pattern: `%` is any text, `_` any character. */
                schema_name_pattern?: string;
                /** @description A SQL LIKE pattern: `%` is any text, `_` any character. */
                table_name_pattern?: string;
                /** @description Also return what the kind of table can do. */
                include_manifest_capabilities?: components["parameters"]["IncludeManifestCapabilities"];
                /** @description Size of a page. Absent means up to 10000. */
                max_results?: number;
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableSummaryList"]>;
        };
    };
    getPermissions: {
        parameters: {
            query?: {
                /** @description Return only the grants of this user, group or service principal (by application id). */
                principal?: components["parameters"]["Principal"];
                include_deleted_principals?: boolean;
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once; 1 to 149 is refused. */
                max_results?: components["parameters"]["PermissionsMaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            path: {
                securable_type: components["parameters"]["SecurableType"];
                /** @description Full name of the object; for a metastore, its id. */
                full_name: components["parameters"]["SecurableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["PrivilegeAssignmentList"]>;
        };
    };
    updatePermissions: {
        parameters: {
            path: {
                securable_type: components["parameters"]["SecurableType"];
                /** @description Full name of the object; for a metastore, its id. */
                full_name: components["parameters"]["SecurableFullName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdatePermissions"]>;
        responses: {
            200: Json<components["schemas"]["UpdatedPermissions"]>;
        };
    };
    getEffectivePermissions: {
        parameters: {
            query?: {
                /** @description Return only the grants of this user, group or service principal (by application id). */
                principal?: components["parameters"]["Principal"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once; 1 to 149 is refused. */
                max_results?: components["parameters"]["PermissionsMaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            path: {
                securable_type: components["parameters"]["SecurableType"];
                /** @description Full name of the object; for a metastore, its id. */
                full_name: components["parameters"]["SecurableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["EffectivePrivilegeAssignmentList"]>;
        };
    };
    listPrivilegeAssignments: {
        parameters: {
            query?: {
                /** @description Return only the grants of this user, group or service principal (by application id). */
                principal?: components["parameters"]["Principal"];
                /** @description Size of a page. 0 or absent leaves it to the server. */
                page_size?: components["parameters"]["PageSize"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            path: {
                securable_type: components["parameters"]["SecurableType"];
                /** @description Full name of the object; for a metastore, its id. */
                full_name: components["parameters"]["SecurableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["PrivilegeAssignmentList"]>;
        };
    };
    listEffectivePrivilegeAssignments: {
        parameters: {
            query?: {
                /** @description Return only the grants of this user, group or service principal (by application id). */
                principal?: components["parameters"]["Principal"];
                /** @description Size of a page. 0 or absent leaves it to the server. */
                page_size?: components["parameters"]["PageSize"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            path: {
                securable_type: components["parameters"]["SecurableType"];
                /** @description Full name of the object; for a metastore, its id. */
                full_name: components["parameters"]["SecurableFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["EffectivePrivilegeAssignmentPage"]>;
        };
    };
    getMetastoreSummary: {
        responses: {
            200: Json<components["schemas"]["MetastoreSummary"]>;
        };
    };
    getCurrentMetastoreAssignment: {
        responses: {
            200: Json<components["schemas"]["MetastoreAssignment"]>;
        };
    };
    listMetastores: {
        parameters: {
            query?: {
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MetastoreList"]>;
        };
    };
    createMetastore: {
        requestBody: Json<components["schemas"]["CreateMetastore"]>;
        responses: {
            200: Json<components["schemas"]["Metastore"]>;
        };
    };
    assignMetastore: {
        parameters: {
            path: {
                workspace_id: number;
            };
        };
        requestBody: Json<components["schemas"]["AssignMetastore"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    unassignMetastore: {
        parameters: {
            query: {
                metastore_id: string;
            };
            path: {
                workspace_id: number;
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateMetastoreAssignment: {
        parameters: {
            path: {
                workspace_id: number;
            };
        };
        requestBody: Json<components["schemas"]["UpdateMetastoreAssignment"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    getMetastore: {
        parameters: {
            path: {
                id: components["parameters"]["MetastoreId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Metastore"]>;
        };
    };
    deleteMetastore: {
        parameters: {
            query?: {
                /** @description Delete it even though something depends on it. */
                force?: components["parameters"]["Force"];
            };
            path: {
                id: components["parameters"]["MetastoreId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateMetastore: {
        parameters: {
            path: {
                id: components["parameters"]["MetastoreId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateMetastore"]>;
        responses: {
            200: Json<components["schemas"]["Metastore"]>;
        };
    };
    getWorkspaceBindings: {
        parameters: {
            query?: {
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            path: {
                securable_type: components["parameters"]["BoundSecurableType"];
                securable_name: components["parameters"]["SecurableName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["WorkspaceBindingList"]>;
        };
    };
    updateWorkspaceBindings: {
        parameters: {
            path: {
                securable_type: components["parameters"]["BoundSecurableType"];
                securable_name: components["parameters"]["SecurableName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateWorkspaceBindings"]>;
        responses: {
            200: Json<components["schemas"]["UpdatedWorkspaceBindings"]>;
        };
    };
    getCatalogWorkspaces: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: Json<components["schemas"]["CatalogWorkspaces"]>;
        };
    };
    updateCatalogWorkspaces: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateCatalogWorkspaces"]>;
        responses: {
            200: Json<components["schemas"]["CatalogWorkspaces"]>;
        };
    };
    listVolumes: {
        parameters: {
            query: {
                catalog_name: components["parameters"]["CatalogName"];
                schema_name: components["parameters"]["SchemaName"];
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["VolumeList"]>;
        };
    };
    createVolume: {
        requestBody: Json<components["schemas"]["CreateVolume"]>;
        responses: {
            200: Json<components["schemas"]["Volume"]>;
        };
    };
    getVolume: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
            };
            path: {
                /** @description `catalog.schema.volume` */
                name: components["parameters"]["VolumeFullName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Volume"]>;
        };
    };
    deleteVolume: {
        parameters: {
            path: {
                /** @description `catalog.schema.volume` */
                name: components["parameters"]["VolumeFullName"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateVolume: {
        parameters: {
            path: {
                /** @description `catalog.schema.volume` */
                name: components["parameters"]["VolumeFullName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateVolume"]>;
        responses: {
            200: Json<components["schemas"]["Volume"]>;
        };
    };
    createTemporaryTableCredentials: {
        requestBody: Json<components["schemas"]["CreateTemporaryTableCredentials"]>;
        responses: {
            200: Json<components["schemas"]["TemporaryCredentials"]>;
        };
    };
    createTemporaryPathCredentials: {
        requestBody: Json<components["schemas"]["CreateTemporaryPathCredentials"]>;
        responses: {
            200: Json<components["schemas"]["TemporaryCredentials"]>;
        };
    };
    listExternalLocations: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
                /** @description Also return what is not bound to this workspace. */
                include_unbound?: components["parameters"]["IncludeUnbound"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ExternalLocationList"]>;
        };
    };
    createExternalLocation: {
        requestBody: Json<components["schemas"]["CreateExternalLocation"]>;
        responses: {
            200: Json<components["schemas"]["ExternalLocation"]>;
        };
    };
    getExternalLocation: {
        parameters: {
            query?: {
                /** @description Also return what the caller may only browse. */
                include_browse?: components["parameters"]["IncludeBrowse"];
            };
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ExternalLocation"]>;
        };
    };
    deleteExternalLocation: {
        parameters: {
            query?: {
                /** @description Delete it even though something depends on it. */
                force?: components["parameters"]["Force"];
            };
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateExternalLocation: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateExternalLocation"]>;
        responses: {
            200: Json<components["schemas"]["ExternalLocation"]>;
        };
    };
    listStorageCredentials: {
        parameters: {
            query?: {
                /** @description Also return what is not bound to this workspace. */
                include_unbound?: components["parameters"]["IncludeUnbound"];
                /** @description Size of a page. 0 leaves it to the server; absent returns everything at once. */
                max_results?: components["parameters"]["MaxResults"];
                /** @description The `next_page_token` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["StorageCredentialList"]>;
        };
    };
    createStorageCredential: {
        requestBody: Json<components["schemas"]["CreateStorageCredential"]>;
        responses: {
            200: Json<components["schemas"]["StorageCredential"]>;
        };
    };
    getStorageCredential: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: Json<components["schemas"]["StorageCredential"]>;
        };
    };
    deleteStorageCredential: {
        parameters: {
            query?: {
                /** @description Delete it even though something depends on it. */
                force?: components["parameters"]["Force"];
            };
            path: {
                name: components["parameters"]["Name"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateStorageCredential: {
        parameters: {
            path: {
                name: components["parameters"]["Name"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateStorageCredential"]>;
        responses: {
            200: Json<components["schemas"]["StorageCredential"]>;
        };
    };
    validateStorageCredential: {
        requestBody: Json<components["schemas"]["ValidateStorageCredential"]>;
        responses: {
            200: Json<components["schemas"]["StorageCredentialValidation"]>;
        };
    };
}
