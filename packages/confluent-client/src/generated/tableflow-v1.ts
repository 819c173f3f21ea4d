// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/tableflow/v1/regions": {
        /** List the cloud regions where Tableflow runs */
        get: operations["listTableflowRegions"];
    };
    "/tableflow/v1/tableflow-topics": {
        /** List the topics of a Kafka cluster that have Tableflow enabled */
        get: operations["listTableflowTopics"];
        /**
         * Enable Tableflow on an existing Kafka topic
         * @description The topic must exist and have a value schema. The answer comes at once with phase PENDING; read the topic again until it is RUNNING. A topic that already has Tableflow is answered with 409.
         */
        post: operations["createTableflowTopic"];
    };
    "/tableflow/v1/tableflow-topics/{display_name}": {
        /**
         * Read the Tableflow settings and state of a topic
         * @description A topic without Tableflow is answered with 404.
         */
        get: operations["getTableflowTopic"];
        /**
         * Disable Tableflow on a topic
         * @description Cleaning up goes on after the answer: read the topic until 404. The provider integration counts as used until then and a little longer. The Kafka topic stays, and so do the files in a bucket of your own.
         */
        delete: operations["deleteTableflowTopic"];
        /**
         * Change the Tableflow settings of a topic, or resume it
         * @description The environment and the Kafka cluster identify the topic and stand in the body, not in the query.
         */
        patch: operations["updateTableflowTopic"];
    };
    "/tableflow/v1/catalog-integrations": {
        /** List the catalog integrations of a Kafka cluster */
        get: operations["listCatalogIntegrations"];
        /**
         * Connect a Kafka cluster's Tableflow tables to a catalog
         * @description A Unity integration publishes every topic of the cluster with a Delta table, now and later. It stays PENDING until the first such topic runs.
         */
        post: operations["createCatalogIntegration"];
    };
    "/tableflow/v1/catalog-integrations/{id}": {
        /** Read a catalog integration */
        get: operations["getCatalogIntegration"];
        /** Delete a catalog integration */
        delete: operations["deleteCatalogIntegration"];
        /**
         * Change a catalog integration
         * @description The kind of catalog and the provider integration cannot change; create a new integration for that.
         */
        patch: operations["updateCatalogIntegration"];
    };
}
export interface components {
    schemas: {
        TableflowRegion: {
            /** @enum {string} */
            api_version?: "tableflow/v1";
            /** @enum {string} */
            kind?: "Region";
            id: string;
            metadata: components["schemas"]["ResourceMetadata"];
            cloud: "AWS" | (string & {});
            /** @description The name the cloud gives it, for example `us-west-2`. */
            region: string;
        };
        TableflowRegionList: {
            /** @enum {string} */
            api_version: "tableflow/v1";
            /** @enum {string} */
            kind: "RegionList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["TableflowRegion"][];
        };
        /** @description A Kafka topic with Tableflow. It has no id; environment, Kafka cluster and name identify it. */
        TableflowTopic: {
            /** @enum {string} */
            api_version?: "tableflow/v1";
            /** @enum {string} */
            kind?: "TableflowTopic";
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["TableflowTopicSpec"];
            status: components["schemas"]["TableflowTopicStatus"];
        };
        TableflowTopicList: {
            /** @enum {string} */
            api_version: "tableflow/v1";
            /** @enum {string} */
            kind: "TableflowTopicList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["TableflowTopic"][];
        };
        TableflowTopicSpec: {
            /** @description The name of the Kafka topic. */
            display_name: string;
            /** @description The service sets this to true when it stops on an error; there is no SUSPENDED phase. */
            suspended?: boolean;
            config?: components["schemas"]["TableflowTopicConfig"];
            storage: components["schemas"]["Storage"];
            table_formats?: ("DELTA" | "ICEBERG" | (string & {}))[];
            environment: components["schemas"]["EnvironmentReference"];
            kafka_cluster: components["schemas"]["KafkaClusterReference"];
        };
        TableflowTopicConfig: {
            enable_compaction?: boolean;
            enable_partitioning?: boolean;
            /**
             * Format: int64
             * @description How long old table snapshots are kept. Rows are not affected.
             */
            retention_ms?: string;
            /**
             * Format: int64
             * @description How long rows are kept. Absent means for ever.
             */
            data_retention_ms?: string;
            /**
             * @deprecated
             * @description The older form of `error_handling`.
             */
            record_failure_strategy?: "SUSPEND" | "SKIP" | (string & {});
            error_handling?: components["schemas"]["ErrorHandling"];
            metadata_column_naming_scheme?: "DEFAULT" | "PORTABLE" | (string & {});
        };
        TableflowTopicStatus: {
            phase?: "PENDING" | "RUNNING" | "FAILED" | (string & {});
            /** @description May be empty or the word `none` when nothing is wrong. */
            error_message?: string;
            catalog_sync_statuses?: components["schemas"]["CatalogSyncStatus"][];
            failing_table_formats?: components["schemas"]["FailingTableFormat"][];
            write_mode: "APPEND" | "UPSERT" | "UPSERT_HISTORY" | (string & {});
        };
        CatalogSyncStatus: {
            catalog_integration_id?: string;
            catalog_type?: "UNITY" | "AWS_GLUE" | "SNOWFLAKE" | (string & {});
            sync_status?: "PENDING" | "SYNCED" | "FAILED" | "DISCONNECTED" | (string & {});
            error_message?: string | null;
        };
        FailingTableFormat: {
            format: "DELTA" | "ICEBERG" | (string & {});
            error_message: string;
        };
        /** @description Where the table files live. Newer kinds may appear in answers. */
        Storage: components["schemas"]["ByobAwsStorage"] | components["schemas"]["ManagedStorage"] | components["schemas"]["AzureDataLakeStorageGen2Storage"];
        /** @description An S3 bucket of your own. */
        ByobAwsStorage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "ByobAws";
            bucket_name: string;
            bucket_region?: string;
            provider_integration_id: string;
            /** @description The root of the table (`s3://...`). */
            table_path?: string;
        };
        /** @description Storage kept by Confluent. */
        ManagedStorage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Managed";
            table_path?: string;
        };
        /** @description An Azure storage container of your own. */
        AzureDataLakeStorageGen2Storage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AzureDataLakeStorageGen2";
            storage_account_name: string;
            container_name: string;
            storage_region?: string;
            provider_integration_id: string;
            /** @description The root of the table (`abfss://...`). */
            table_path?: string;
        };
        /** @description What happens to a record that cannot be written. */
        ErrorHandling: components["schemas"]["SuspendErrorHandling"] | components["schemas"]["SkipErrorHandling"] | components["schemas"]["LogErrorHandling"];
        SuspendErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "SUSPEND";
        };
        SkipErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "SKIP";
        };
        LogErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "LOG";
            /** @description The topic that receives the records. */
            target?: string;
        };
        CreateTableflowTopic: {
            spec: components["schemas"]["CreateTableflowTopicSpec"];
        };
        CreateTableflowTopicSpec: {
            /** @description The name of an existing Kafka topic. */
            display_name: string;
            /**
             * @description Only the service suspends a topic.
             * @enum {boolean}
             */
            suspended?: false;
            config?: components["schemas"]["SetTableflowTopicConfig"];
            storage: components["schemas"]["CreateStorage"];
            /**
             * @description Absent means Iceberg; a Unity catalog needs `DELTA`.
             * @default [
             *       "ICEBERG"
             *     ]
             */
            table_formats?: ("DELTA" | "ICEBERG")[];
            environment: components["schemas"]["EnvironmentSelector"];
            kafka_cluster: components["schemas"]["KafkaClusterSelector"];
        };
        UpdateTableflowTopic: {
            spec: components["schemas"]["UpdateTableflowTopicSpec"];
        };
        /** @description An absent field stays as it is. */
        UpdateTableflowTopicSpec: {
            /**
             * @description Send false to resume a suspended topic.
             * @enum {boolean}
             */
            suspended?: false;
            config?: components["schemas"]["SetTableflowTopicConfig"];
            /** @description The complete new set. */
            table_formats?: ("DELTA" | "ICEBERG")[];
            environment: components["schemas"]["EnvironmentSelector"];
            kafka_cluster: components["schemas"]["KafkaClusterSelector"];
        };
        SetTableflowTopicConfig: {
            /**
             * Format: int64
             * @description How long old table snapshots are kept. At least one day (`86400000`); a new topic without it gets seven (`604800000`).
             */
            retention_ms?: string;
            /**
             * Format: int64
             * @description How long rows are kept, at least 30 days (`2592000000`). Absent on creation means for ever.
             */
            data_retention_ms?: string;
            /**
             * @deprecated
             * @description The older form of `error_handling`.
             * @enum {string}
             */
            record_failure_strategy?: "SUSPEND" | "SKIP";
            error_handling?: components["schemas"]["SetErrorHandling"];
            /**
             * @description How the metadata columns are named: `DEFAULT` as `$$offset`, `PORTABLE` as `cflt_metadata_offset`.
             * @enum {string}
             */
            metadata_column_naming_scheme?: "DEFAULT" | "PORTABLE";
        };
        /** @description Where the table files shall live. It cannot be changed later. */
        CreateStorage: components["schemas"]["CreateByobAwsStorage"] | components["schemas"]["CreateManagedStorage"] | components["schemas"]["CreateAzureDataLakeStorageGen2Storage"];
        /** @description An S3 bucket of your own, in the region of the Kafka cluster. */
        CreateByobAwsStorage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "ByobAws";
            bucket_name: string;
            /** @description An AWS provider integration (`cspi-...`). */
            provider_integration_id: string;
        };
        /** @description Storage kept by Confluent. */
        CreateManagedStorage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Managed";
        };
        /** @description An Azure storage container of your own, in the region of the Kafka cluster. */
        CreateAzureDataLakeStorageGen2Storage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AzureDataLakeStorageGen2";
            storage_account_name: string;
            container_name: string;
            /** @description An Azure provider integration (`cspi-...`). */
            provider_integration_id: string;
        };
        /** @description What shall happen to a record that cannot be written. A new topic without it suspends. */
        SetErrorHandling: components["schemas"]["SetSuspendErrorHandling"] | components["schemas"]["SetSkipErrorHandling"] | components["schemas"]["SetLogErrorHandling"];
        /** @description Stop the table until the topic is resumed. */
        SetSuspendErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "SUSPEND";
        };
        /** @description Leave the record out. */
        SetSkipErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "SKIP";
        };
        /** @description Write the record to another topic and go on. Works for Avro and Protobuf topics. */
        SetLogErrorHandling: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "LOG";
            /**
             * @description The topic that receives the records.
             * @default error_log
             */
            target?: string;
        };
        CatalogIntegration: {
            /** @enum {string} */
            api_version?: "tableflow/v1";
            /** @enum {string} */
            kind?: "CatalogIntegration";
            /** @description `tci-...` */
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["CatalogIntegrationSpec"];
            status?: components["schemas"]["CatalogIntegrationStatus"];
        };
        CatalogIntegrationList: {
            /** @enum {string} */
            api_version: "tableflow/v1";
            /** @enum {string} */
            kind: "CatalogIntegrationList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["CatalogIntegration"][];
        };
        CatalogIntegrationSpec: {
            display_name: string;
            suspended?: boolean;
            config: components["schemas"]["CatalogConfig"];
            environment: components["schemas"]["EnvironmentReference"];
            kafka_cluster: components["schemas"]["KafkaClusterReference"];
        };
        CatalogIntegrationStatus: {
            phase?: "PENDING" | "CONNECTED" | "FAILED" | (string & {});
            /** @description May be empty or the word `none` when nothing is wrong. */
            error_message?: string;
            /** @description An RFC 3339 time. */
            last_sync_at?: string;
        };
        /** @description The catalog. The service does not return client secrets. */
        CatalogConfig: components["schemas"]["UnityConfig"] | components["schemas"]["AwsGlueConfig"] | components["schemas"]["SnowflakeConfig"];
        UnityConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Unity";
            workspace_endpoint: string;
            catalog_name: string;
            /** @description Usually not returned. */
            client_id?: string;
            /** @description Absent means that the schema is named after the Kafka cluster id. */
            custom_schema?: string;
        };
        AwsGlueConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsGlue";
            provider_integration_id: string;
            custom_database?: string;
        };
        SnowflakeConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Snowflake";
            endpoint: string;
            /** @description Usually not returned. */
            client_id?: string;
            warehouse: string;
            allowed_scope: string;
            custom_namespace?: string;
        };
        CreateCatalogIntegration: {
            spec: components["schemas"]["CreateCatalogIntegrationSpec"];
        };
        CreateCatalogIntegrationSpec: {
            display_name: string;
            suspended?: boolean;
            config: components["schemas"]["CreateCatalogConfig"];
            environment: components["schemas"]["EnvironmentSelector"];
            kafka_cluster: components["schemas"]["KafkaClusterSelector"];
        };
        UpdateCatalogIntegration: {
            spec: components["schemas"]["UpdateCatalogIntegrationSpec"];
        };
        /** @description An absent field stays as it is. */
        UpdateCatalogIntegrationSpec: {
            display_name?: string;
            suspended?: boolean;
            config?: components["schemas"]["UpdateCatalogConfig"];
            environment: components["schemas"]["EnvironmentSelector"];
            kafka_cluster: components["schemas"]["KafkaClusterSelector"];
        };
        CreateCatalogConfig: components["schemas"]["CreateUnityConfig"] | components["schemas"]["CreateAwsGlueConfig"] | components["schemas"]["CreateSnowflakeConfig"];
        CreateUnityConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Unity";
            /** @description The address of the Databricks workspace. It must be public. */
            workspace_endpoint: string;
            catalog_name: string;
            /** @description The application id of the Databricks service principal. */
            client_id: string;
            /** Format: password */
            client_secret: string;
            /** @description The schema for the tables instead of the Kafka cluster id. */
            custom_schema?: string;
        };
        CreateAwsGlueConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsGlue";
            provider_integration_id: string;
            custom_database?: string;
        };
        CreateSnowflakeConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Snowflake";
            endpoint: string;
            client_id: string;
            /** Format: password */
            client_secret: string;
            warehouse: string;
            allowed_scope: string;
            custom_namespace?: string;
        };
        UpdateCatalogConfig: components["schemas"]["UpdateUnityConfig"] | components["schemas"]["UpdateAwsGlueConfig"] | components["schemas"]["UpdateSnowflakeConfig"];
        UpdateUnityConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Unity";
            workspace_endpoint?: string;
            catalog_name?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
            custom_schema?: string;
        };
        UpdateAwsGlueConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsGlue";
            custom_database?: string;
        };
        UpdateSnowflakeConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Snowflake";
            endpoint?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
            warehouse?: string;
            allowed_scope?: string;
            custom_namespace?: string;
        };
        EnvironmentSelector: {
            /** @description `env-...` */
            id: string;
        };
        KafkaClusterSelector: {
            /** @description `lkc-...` */
            id: string;
            environment?: string;
        };
        EnvironmentReference: {
            id: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        KafkaClusterReference: {
            id: string;
            environment?: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        ResourceMetadata: {
            /** Format: uri */
            self: string;
            /** Format: uri */
            resource_name?: string;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
            /** Format: date-time */
            deleted_at?: string;
        };
        ListMetadata: {
            /** Format: uri */
            first?: string | null;
            /** Format: uri */
            last?: string | null;
            /** Format: uri */
            prev?: string | null;
            /**
             * Format: uri
             * @description The address of the next page. Absent, null or empty on the last one.
             */
            next?: string | null;
            /** Format: int32 */
            total_size?: number;
        };
        Failure: {
            errors: components["schemas"]["FailureDetail"][];
        };
        FailureDetail: {
            id?: string;
            /** @description The HTTP status as text. */
            status?: string;
            /** @description For example `resource_already_exists`. */
            code?: string;
            title?: string;
            detail?: string;
            source?: {
                /** @description A JSON pointer to the field in the body. */
                pointer?: string;
                /** @description The query parameter. */
                parameter?: string;
            };
        };
    };
    parameters: {
        /** @description The name of the Kafka topic. */
        DisplayName: string;
        /** @description The id of the catalog integration (`tci-...`). */
        CatalogIntegrationId: string;
        /** @description The id of the environment (`env-...`). */
        Environment: string;
        /** @description The id of the Kafka cluster (`lkc-...`). */
        KafkaCluster: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listTableflowRegions: {
        parameters: {
            query?: {
                /** @description Keep only the regions of this cloud, for example `AWS`. */
                cloud?: string;
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableflowRegionList"]>;
        };
    };
    listTableflowTopics: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
                /** @description Keep only the topics with one of these table formats. Repeat the parameter for several. */
                "spec.table_formats"?: ("DELTA" | "ICEBERG")[];
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableflowTopicList"]>;
        };
    };
    createTableflowTopic: {
        requestBody: Json<components["schemas"]["CreateTableflowTopic"]>;
        responses: {
            202: Json<components["schemas"]["TableflowTopic"]>;
        };
    };
    getTableflowTopic: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
            };
            path: {
                /** @description The name of the Kafka topic. */
                display_name: components["parameters"]["DisplayName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TableflowTopic"]>;
        };
    };
    deleteTableflowTopic: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
            };
            path: {
                /** @description The name of the Kafka topic. */
                display_name: components["parameters"]["DisplayName"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateTableflowTopic: {
        parameters: {
            path: {
                /** @description The name of the Kafka topic. */
                display_name: components["parameters"]["DisplayName"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateTableflowTopic"]>;
        responses: {
            200: Json<components["schemas"]["TableflowTopic"]>;
        };
    };
    listCatalogIntegrations: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["CatalogIntegrationList"]>;
        };
    };
    createCatalogIntegration: {
        requestBody: Json<components["schemas"]["CreateCatalogIntegration"]>;
        responses: {
            202: Json<components["schemas"]["CatalogIntegration"]>;
        };
    };
    getCatalogIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
            };
            path: {
                /** @description The id of the catalog integration (`tci-...`). */
                id: components["parameters"]["CatalogIntegrationId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["CatalogIntegration"]>;
        };
    };
    deleteCatalogIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                "spec.kafka_cluster": components["parameters"]["KafkaCluster"];
            };
            path: {
                /** @description The id of the catalog integration (`tci-...`). */
                id: components["parameters"]["CatalogIntegrationId"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateCatalogIntegration: {
        parameters: {
            path: {
                /** @description The id of the catalog integration (`tci-...`). */
                id: components["parameters"]["CatalogIntegrationId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateCatalogIntegration"]>;
        responses: {
            200: Json<components["schemas"]["CatalogIntegration"]>;
        };
    };
}
