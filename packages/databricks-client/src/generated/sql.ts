// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/api/2.0/sql/warehouses": {
        /** List the SQL warehouses that the caller can see */
        get: operations["listWarehouses"];
        /**
         * Create a SQL warehouse
         * @description It starts at once; read it until its state is RUNNING.
         */
        post: operations["createWarehouse"];
    };
    "/api/2.0/sql/warehouses/{id}": {
        /**
         * Read one SQL warehouse
         * @description An unknown id is answered with 404 or with 400.
         */
        get: operations["getWarehouse"];
        /** Delete a SQL warehouse */
        delete: operations["deleteWarehouse"];
    };
    "/api/2.0/sql/warehouses/{id}/edit": {
        /**
         * Change a SQL warehouse
         * @description What is left out keeps its value.
         */
        post: operations["updateWarehouse"];
    };
    "/api/2.0/sql/warehouses/{id}/start": {
        /**
         * Start a SQL warehouse
         * @description Returns at once; read the warehouse until its state is RUNNING. Starting a running warehouse changes nothing, and a statement starts a stopped warehouse by itself.
         */
        post: operations["startWarehouse"];
    };
    "/api/2.0/sql/warehouses/{id}/stop": {
        /**
         * Stop a SQL warehouse
         * @description Returns at once. Stopping a stopped warehouse changes nothing.
         */
        post: operations["stopWarehouse"];
    };
    "/api/2.0/sql/statements": {
        /**
         * Run one SQL statement
         * @description Waits up to `wait_timeout` and then answers with what there is. A statement that fails is still answered with 200: check `status.state`.
         */
        post: operations["executeStatement"];
    };
    "/api/2.0/sql/statements/{statement_id}": {
        /** Read the status of a statement and the first chunk of its result */
        get: operations["getStatement"];
    };
    "/api/2.0/sql/statements/{statement_id}/cancel": {
        /**
         * Ask for a statement to be cancelled
         * @description Answers before the statement has stopped; read it until its state is final.
         */
        post: operations["cancelStatement"];
    };
    "/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}": {
        /** Read one chunk of the result of a statement */
        get: operations["getStatementResultChunk"];
    };
}
export interface components {
    schemas: {
        WarehouseList: {
            /** @description Absent when there are none. */
            warehouses?: components["schemas"]["Warehouse"][];
            /** @description Absent on the last page. */
            next_page_token?: string;
        };
        Warehouse: {
            id?: string;
            name?: string;
            state?: "STARTING" | "RUNNING" | "STOPPING" | "STOPPED" | "DELETING" | "DELETED" | (string & {});
            /** @description For example `2X-Small`. */
            cluster_size?: string;
            warehouse_type?: "TYPE_UNSPECIFIED" | "CLASSIC" | "PRO" | "REALTIME" | "REYDEN" | (string & {});
            enable_serverless_compute?: boolean;
            enable_photon?: boolean;
            /** @description Minutes without work before it stops; 0 means never. */
            auto_stop_mins?: number;
            min_num_clusters?: number;
            max_num_clusters?: number;
            num_clusters?: number;
            /**
             * Format: int64
             * @deprecated
             */
            num_active_sessions?: number;
            spot_instance_policy?: "POLICY_UNSPECIFIED" | "COST_OPTIMIZED" | "RELIABILITY_OPTIMIZED" | (string & {});
            channel?: components["schemas"]["WarehouseChannel"];
            tags?: components["schemas"]["WarehouseTags"];
            creator_name?: string;
            /** @deprecated */
            instance_profile_arn?: string;
            jdbc_url?: string;
            odbc_params?: components["schemas"]["WarehouseOdbcParameters"];
            health?: components["schemas"]["WarehouseHealth"];
        };
        WarehouseChannel: {
            name?: "CHANNEL_NAME_CURRENT" | "CHANNEL_NAME_PREVIEW" | "CHANNEL_NAME_PREVIOUS" | "CHANNEL_NAME_CUSTOM" | (string & {});
            dbsql_version?: string;
        };
        CreatedWarehouse: {
            id?: string;
        };
        SetWarehouse: {
            /** @description Unique in the workspace. */
            name?: string;
            /** @description For example `2X-Small`. */
            cluster_size?: string;
            /** @enum {string} */
            warehouse_type?: "TYPE_UNSPECIFIED" | "CLASSIC" | "PRO" | "REALTIME" | "REYDEN";
            enable_serverless_compute?: boolean;
            /** @default true */
            enable_photon?: boolean;
            /**
             * @description 0 means never; otherwise 10 at least.
             * @default 120
             */
            auto_stop_mins?: number;
            /** @default 1 */
            min_num_clusters?: number;
            /** @description Not less than `min_num_clusters` */
            max_num_clusters?: number;
            /** @enum {string} */
            spot_instance_policy?: "POLICY_UNSPECIFIED" | "COST_OPTIMIZED" | "RELIABILITY_OPTIMIZED";
            channel?: components["schemas"]["SetWarehouseChannel"];
            tags?: components["schemas"]["SetWarehouseTags"];
            creator_name?: string;
            /** @deprecated */
            instance_profile_arn?: string;
        };
        SetWarehouseChannel: {
            /** @enum {string} */
            name?: "CHANNEL_NAME_CURRENT" | "CHANNEL_NAME_PREVIEW" | "CHANNEL_NAME_PREVIOUS" | "CHANNEL_NAME_CUSTOM";
            dbsql_version?: string;
        };
        SetWarehouseTags: {
            custom_tags?: components["schemas"]["SetWarehouseTag"][];
        };
        SetWarehouseTag: {
            key?: string;
            value?: string;
        };
        WarehouseTags: {
            custom_tags?: {
                key?: string;
                value?: string;
            }[];
        };
        WarehouseOdbcParameters: {
            hostname?: string;
            /** @description For example `/sql/1.0/warehouses/<id>`. */
            path?: string;
            port?: number;
            protocol?: string;
        };
        WarehouseHealth: {
            status?: "HEALTHY" | "DEGRADED" | "FAILED" | (string & {});
            summary?: string;
            details?: string;
            message?: string;
            failure_reason?: components["schemas"]["WarehouseFailureReason"];
        };
        WarehouseFailureReason: {
            code?: "ABUSE_DETECTED" | "ACCESS_TOKEN_FAILURE" | "ALLOCATION_TIMEOUT" | "ALLOCATION_TIMEOUT_NODE_DAEMON_NOT_READY" | "ALLOCATION_TIMEOUT_NO_HEALTHY_AND_WARMED_UP_CLUSTERS" | "ALLOCATION_TIMEOUT_NO_HEALTHY_CLUSTERS" | "ALLOCATION_TIMEOUT_NO_MATCHED_CLUSTERS" | "ALLOCATION_TIMEOUT_NO_READY_CLUSTERS" | "ALLOCATION_TIMEOUT_NO_UNALLOCATED_CLUSTERS" | "ALLOCATION_TIMEOUT_NO_WARMED_UP_CLUSTERS" | "ATTACH_PROJECT_FAILURE" | "AWS_AUTHORIZATION_FAILURE" | "AWS_INACCESSIBLE_KMS_KEY_FAILURE" | "AWS_INSTANCE_PROFILE_UPDATE_FAILURE" | "AWS_INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET_FAILURE" | "AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE" | "AWS_INVALID_KEY_PAIR" | "AWS_INVALID_KMS_KEY_STATE" | "AWS_MAX_SPOT_INSTANCE_COUNT_EXCEEDED_FAILURE" | "AWS_REQUEST_LIMIT_EXCEEDED" | "AWS_RESOURCE_QUOTA_EXCEEDED" | "AWS_UNSUPPORTED_FAILURE" | "AZURE_BYOK_KEY_PERMISSION_FAILURE" | "AZURE_EPHEMERAL_DISK_FAILURE" | "AZURE_INVALID_DEPLOYMENT_TEMPLATE" | "AZURE_OPERATION_NOT_ALLOWED_EXCEPTION" | "AZURE_PACKED_DEPLOYMENT_PARTIAL_FAILURE" | "AZURE_QUOTA_EXCEEDED_EXCEPTION" | "AZURE_RESOURCE_MANAGER_THROTTLING" | "AZURE_RESOURCE_PROVIDER_THROTTLING" | "AZURE_UNEXPECTED_DEPLOYMENT_TEMPLATE_FAILURE" | "AZURE_VM_EXTENSION_FAILURE" | "AZURE_VNET_CONFIGURATION_FAILURE" | "BOOTSTRAP_TIMEOUT" | "BOOTSTRAP_TIMEOUT_CLOUD_PROVIDER_EXCEPTION" | "BOOTSTRAP_TIMEOUT_DUE_TO_MISCONFIG" | "BUDGET_POLICY_LIMIT_ENFORCEMENT_ACTIVATED" | "BUDGET_POLICY_RESOLUTION_FAILURE" | "CERT_ROTATION" | "CLOUD_ACCOUNT_POD_QUOTA_EXCEEDED" | "CLOUD_ACCOUNT_SETUP_FAILURE" | "CLOUD_OPERATION_CANCELLED" | "CLOUD_PROVIDER_DISK_SETUP_FAILURE" | "CLOUD_PROVIDER_INSTANCE_NOT_LAUNCHED" | "CLOUD_PROVIDER_LAUNCH_FAILURE" | "CLOUD_PROVIDER_LAUNCH_FAILURE_DUE_TO_MISCONFIG" | "CLOUD_PROVIDER_RESOURCE_STOCKOUT" | "CLOUD_PROVIDER_RESOURCE_STOCKOUT_DUE_TO_MISCONFIG" | "CLOUD_PROVIDER_SHUTDOWN" | "CLUSTER_OPERATION_THROTTLED" | "CLUSTER_OPERATION_TIMEOUT" | "COMMUNICATION_LOST" | "CONTAINER_LAUNCH_FAILURE" | "CONTROL_PLANE_CONNECTION_FAILURE" | "CONTROL_PLANE_CONNECTION_FAILURE_DUE_TO_MISCONFIG" | "CONTROL_PLANE_REQUEST_FAILURE" | "CONTROL_PLANE_REQUEST_FAILURE_DUE_TO_MISCONFIG" | "COST_CONTROL_ENTITLEMENT_DENIED" | "DATABASE_CONNECTION_FAILURE" | "DATA_ACCESS_CONFIG_CHANGED" | "DBFS_COMPONENT_UNHEALTHY" | "DBR_IMAGE_RESOLUTION_FAILURE" | "DISASTER_RECOVERY_REPLICATION" | "DNS_RESOLUTION_ERROR" | "DOCKER_CONTAINER_CREATION_EXCEPTION" | "DOCKER_IMAGE_PULL_FAILURE" | "DOCKER_IMAGE_TOO_LARGE_FOR_INSTANCE_EXCEPTION" | "DOCKER_INVALID_OS_EXCEPTION" | "DRIVER_DNS_RESOLUTION_FAILURE" | "DRIVER_EVICTION" | "DRIVER_LAUNCH_TIMEOUT" | "DRIVER_NODE_UNREACHABLE" | "DRIVER_OUT_OF_DISK" | "DRIVER_OUT_OF_MEMORY" | "DRIVER_POD_CREATION_FAILURE" | "DRIVER_UNEXPECTED_FAILURE" | "DRIVER_UNHEALTHY" | "DRIVER_UNREACHABLE" | "DRIVER_UNRESPONSIVE" | "DYNAMIC_SPARK_CONF_SIZE_EXCEEDED" | "EOS_SPARK_IMAGE" | "EXECUTION_COMPONENT_UNHEALTHY" | "EXECUTOR_POD_UNSCHEDULED" | "GCP_API_RATE_QUOTA_EXCEEDED" | "GCP_DENIED_BY_ORG_POLICY" | "GCP_FORBIDDEN" | "GCP_IAM_TIMEOUT" | "GCP_INACCESSIBLE_KMS_KEY_FAILURE" | "GCP_INSUFFICIENT_CAPACITY" | "GCP_IP_SPACE_EXHAUSTED" | "GCP_KMS_KEY_PERMISSION_DENIED" | "GCP_NOT_FOUND" | "GCP_QUOTA_EXCEEDED" | "GCP_RESOURCE_QUOTA_EXCEEDED" | "GCP_SERVICE_ACCOUNT_ACCESS_DENIED" | "GCP_SERVICE_ACCOUNT_DELETED" | "GCP_SERVICE_ACCOUNT_NOT_FOUND" | "GCP_SUBNET_NOT_READY" | "GCP_TRUSTED_IMAGE_PROJECTS_VIOLATED" | "GKE_BASED_CLUSTER_TERMINATION" | "GLOBAL_INIT_SCRIPT_FAILURE" | "HIVEMETASTORE_CONNECTIVITY_FAILURE" | "HIVE_METASTORE_PROVISIONING_FAILURE" | "IMAGE_PULL_PERMISSION_DENIED" | "INACTIVITY" | "INIT_CONTAINER_NOT_FINISHED" | "INIT_SCRIPT_FAILURE" | "INSTANCE_POOL_CLUSTER_FAILURE" | "INSTANCE_POOL_MAX_CAPACITY_REACHED" | "INSTANCE_POOL_NOT_FOUND" | "INSTANCE_UNREACHABLE" | "INSTANCE_UNREACHABLE_DUE_TO_MISCONFIG" | "INTERNAL_CAPACITY_FAILURE" | "INTERNAL_ERROR" | "INVALID_ARGUMENT" | "INVALID_AWS_PARAMETER" | "INVALID_INSTANCE_PLACEMENT_PROTOCOL" | "INVALID_SPARK_IMAGE" | "INVALID_WORKER_IMAGE_FAILURE" | "IN_PENALTY_BOX" | "IP_EXHAUSTION_FAILURE" | "JOB_FINISHED" | "K8S_ACTIVE_POD_QUOTA_EXCEEDED" | "K8S_AUTOSCALING_FAILURE" | "K8S_DBR_CLUSTER_LAUNCH_TIMEOUT" | "LAZY_ALLOCATION_TIMEOUT" | "MAINTENANCE_MODE" | "METASTORE_COMPONENT_UNHEALTHY" | "MTLS_PORT_CONNECTIVITY_FAILURE" | "NEPHOS_RESOURCE_MANAGEMENT" | "NETVISOR_SETUP_TIMEOUT" | "NETWORK_CHECK_CONTROL_PLANE_FAILURE" | "NETWORK_CHECK_CONTROL_PLANE_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CHECK_DNS_SERVER_FAILURE" | "NETWORK_CHECK_DNS_SERVER_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CHECK_METADATA_ENDPOINT_FAILURE" | "NETWORK_CHECK_METADATA_ENDPOINT_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CHECK_MULTIPLE_COMPONENTS_FAILURE" | "NETWORK_CHECK_MULTIPLE_COMPONENTS_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CHECK_NIC_FAILURE" | "NETWORK_CHECK_NIC_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CHECK_STORAGE_FAILURE" | "NETWORK_CHECK_STORAGE_FAILURE_DUE_TO_MISCONFIG" | "NETWORK_CONFIGURATION_FAILURE" | "NFS_MOUNT_FAILURE" | "NO_ACTIVATED_K8S" | "NO_ACTIVATED_K8S_TESTING_TAG" | "NO_MATCHED_K8S" | "NO_MATCHED_K8S_TESTING_TAG" | "NPIP_TUNNEL_SETUP_FAILURE" | "NPIP_TUNNEL_TOKEN_FAILURE" | "POD_ASSIGNMENT_FAILURE" | "POD_SCHEDULING_FAILURE" | "RATE_LIMITED" | "REQUEST_REJECTED" | "REQUEST_THROTTLED" | "RESOURCE_USAGE_BLOCKED" | "SECRET_CREATION_ACCESS_DENIED" | "SECRET_CREATION_FAILURE" | "SECRET_PERMISSION_DENIED" | "SECRET_RESOLUTION_ERROR" | "SECURITY_AGENTS_FAILED_INITIAL_VERIFICATION" | "SECURITY_DAEMON_REGISTRATION_EXCEPTION" | "SELF_BOOTSTRAP_FAILURE" | "SERVERLESS_LONG_RUNNING_TERMINATED" | "SKIPPED_SLOW_NODES" | "SLOW_IMAGE_DOWNLOAD" | "SPARK_ERROR" | "SPARK_IMAGE_DOWNLOAD_FAILURE" | "SPARK_IMAGE_DOWNLOAD_THROTTLED" | "SPARK_IMAGE_NOT_FOUND" | "SPARK_STARTUP_FAILURE" | "SPOT_INSTANCE_TERMINATION" | "SSH_BOOTSTRAP_FAILURE" | "STORAGE_DOWNLOAD_FAILURE" | "STORAGE_DOWNLOAD_FAILURE_DUE_TO_MISCONFIG" | "STORAGE_DOWNLOAD_FAILURE_SLOW" | "STORAGE_DOWNLOAD_FAILURE_THROTTLED" | "STS_CLIENT_SETUP_FAILURE" | "SUBNET_EXHAUSTED_FAILURE" | "TEMPORARILY_UNAVAILABLE" | "TRIAL_EXPIRED" | "UNEXPECTED_LAUNCH_FAILURE" | "UNEXPECTED_POD_RECREATION" | "UNKNOWN" | "UNSUPPORTED_INSTANCE_TYPE" | "UPDATE_INSTANCE_PROFILE_FAILURE" | "USAGE_POLICY_ENTITLEMENT_DENIED" | "USER_INITIATED_VM_TERMINATION" | "USER_REQUEST" | "WORKER_SETUP_FAILURE" | "WORKSPACE_CANCELLED_ERROR" | "WORKSPACE_CONFIGURATION_ERROR" | "WORKSPACE_DELEGATION_KEY_MISCONFIGURED" | "WORKSPACE_UPDATE" | (string & {});
            type?: "SUCCESS" | "CLIENT_ERROR" | "SERVICE_FAULT" | "CLOUD_FAILURE" | (string & {});
            parameters?: {
                [key: string]: string;
            };
        };
        ExecuteStatement: {
            /** @description One statement, up to 16 MiB. Parameters are written `:name`. */
            statement: string;
            warehouse_id: string;
            /** @description The catalog in which unqualified names are looked up. */
            catalog?: string;
            /** @description The schema in which unqualified names are looked up. */
            schema?: string;
            parameters?: components["schemas"]["StatementParameter"][];
            /**
             * @description How long to wait for the end. `0s` returns at once; otherwise `5s` to `50s`.
             * @default 10s
             */
            wait_timeout?: string;
            /**
             * @description What becomes of a statement that runs longer than `wait_timeout`. Ignored with `0s`.
             * @default CONTINUE
             * @enum {string}
             */
            on_wait_timeout?: "CONTINUE" | "CANCEL";
            /**
             * @description INLINE carries at most 25 MiB. EXTERNAL_LINKS gives addresses to fetch the rows from.
             * @default INLINE
             */
            disposition?: "INLINE" | "EXTERNAL_LINKS";
            /**
             * @description ARROW_STREAM and CSV need the disposition EXTERNAL_LINKS.
             * @default JSON_ARRAY
             * @enum {string}
             */
            format?: "JSON_ARRAY" | "ARROW_STREAM" | "CSV";
            /** Format: int64 */
            row_limit?: number;
            /** Format: int64 */
            byte_limit?: number;
            query_tags?: components["schemas"]["QueryTag"][];
        };
        StatementParameter: {
            name: string;
            /** @description Absent or null means SQL NULL. */
            value?: string | null;
            /**
             * @description A SQL type, for example `INT` or `DECIMAL(18,2)`.
             * @default STRING
             */
            type?: string;
        };
        QueryTag: {
            key?: string;
            value?: string;
        };
        StatementResponse: {
            statement_id?: string;
            status?: components["schemas"]["StatementStatus"];
            manifest?: components["schemas"]["StatementManifest"];
            result?: components["schemas"]["StatementResult"];
        };
        StatementStatus: {
            /** @description CLOSED means that it succeeded and its result is gone. */
            state?: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED" | "CLOSED" | (string & {});
            error?: components["schemas"]["StatementError"];
            /** @description The five-character SQLSTATE. */
            sql_state?: string;
        };
        StatementError: {
            error_code?: "ABORTED" | "ALREADY_EXISTS" | "BAD_REQUEST" | "CANCELLED" | "DEADLINE_EXCEEDED" | "INTERNAL_ERROR" | "IO_ERROR" | "NOT_FOUND" | "RESOURCE_EXHAUSTED" | "SERVICE_UNDER_MAINTENANCE" | "TEMPORARILY_UNAVAILABLE" | "UNAUTHENTICATED" | "UNKNOWN" | "WORKSPACE_TEMPORARILY_UNAVAILABLE" | (string & {});
            /** @description Often starts with the class of the error, `[TABLE_OR_VIEW_NOT_FOUND]`. */
            message?: string;
        };
        StatementManifest: {
            format?: "JSON_ARRAY" | "ARROW_STREAM" | "CSV" | (string & {});
            schema?: components["schemas"]["StatementSchema"];
            total_chunk_count?: number;
            /** Format: int64 */
            total_row_count?: number;
            /** Format: int64 */
            total_byte_count?: number;
            /** @description A limit of the request cut the result. */
            truncated?: boolean;
            chunks?: components["schemas"]["StatementChunk"][];
        };
        StatementChunk: {
            chunk_index?: number;
            /** Format: int64 */
            row_offset?: number;
            /** Format: int64 */
            row_count?: number;
            /** Format: int64 */
            byte_count?: number;
        };
        StatementSchema: {
            column_count?: number;
            columns?: components["schemas"]["StatementColumn"][];
        };
        StatementColumn: {
            name?: string;
            /** @description Starts at 0. */
            position?: number;
            type_name?: "ARRAY" | "BINARY" | "BOOLEAN" | "BYTE" | "CHAR" | "DATE" | "DECIMAL" | "DOUBLE" | "FLOAT" | "INT" | "INTERVAL" | "LONG" | "MAP" | "NULL" | "SHORT" | "STRING" | "STRUCT" | "TIMESTAMP" | "USER_DEFINED_TYPE" | (string & {});
            /** @description The type as SQL writes it, for example `decimal(10,2)`. */
            type_text?: string;
            type_precision?: number;
            type_scale?: number;
            type_interval_type?: string;
        };
        /** @description One chunk of rows. A statement without rows has an empty object here. */
        StatementResult: {
            chunk_index?: number;
            /** Format: int64 */
            row_offset?: number;
            /** Format: int64 */
            row_count?: number;
            /** Format: int64 */
            byte_count?: number;
            /** @description Rows of cells; every cell is text or null, whatever its type. Absent when there are no rows. */
            data_array?: (string | null)[][];
            external_links?: components["schemas"]["ExternalLink"][];
            /** @description Absent on the last chunk. */
            next_chunk_index?: number;
            /** @description Path of the next chunk on the same host. */
            next_chunk_internal_link?: string;
        };
        ExternalLink: {
            /** @description Fetch it without the Authorization header, before `expiration`. */
            external_link?: string;
            /** Format: date-time */
            expiration?: string;
            /** @description Headers to send when fetching the link. */
            http_headers?: {
                [key: string]: string;
            };
            chunk_index?: number;
            /** Format: int64 */
            row_offset?: number;
            /** Format: int64 */
            row_count?: number;
            /** Format: int64 */
            byte_count?: number;
            next_chunk_index?: number;
            next_chunk_internal_link?: string;
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
        WarehouseId: string;
        StatementId: string;
    };
    requestBodies: {
        /** @description An empty object. */
        Empty: {
            content: {
                "application/json": Record<string, never>;
            };
        };
    };
}
export interface operations {
    listWarehouses: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                /**
                 * @deprecated
                 * @description The server ignores it.
                 */
                run_as_user_id?: number;
            };
        };
        responses: {
            200: Json<components["schemas"]["WarehouseList"]>;
        };
    };
    createWarehouse: {
        requestBody: Json<components["schemas"]["SetWarehouse"]>;
        responses: {
            200: Json<components["schemas"]["CreatedWarehouse"]>;
        };
    };
    getWarehouse: {
        parameters: {
            path: {
                id: components["parameters"]["WarehouseId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Warehouse"]>;
        };
    };
    deleteWarehouse: {
        parameters: {
            path: {
                id: components["parameters"]["WarehouseId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateWarehouse: {
        parameters: {
            path: {
                id: components["parameters"]["WarehouseId"];
            };
        };
        requestBody: Json<components["schemas"]["SetWarehouse"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    startWarehouse: {
        parameters: {
            path: {
                id: components["parameters"]["WarehouseId"];
            };
        };
        requestBody?: components["requestBodies"]["Empty"];
        responses: {
            200: components["responses"]["Done"];
        };
    };
    stopWarehouse: {
        parameters: {
            path: {
                id: components["parameters"]["WarehouseId"];
            };
        };
        requestBody?: components["requestBodies"]["Empty"];
        responses: {
            200: components["responses"]["Done"];
        };
    };
    executeStatement: {
        requestBody: Json<components["schemas"]["ExecuteStatement"]>;
        responses: {
            200: Json<components["schemas"]["StatementResponse"]>;
        };
    };
    getStatement: {
        parameters: {
            path: {
                statement_id: components["parameters"]["StatementId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["StatementResponse"]>;
        };
    };
    cancelStatement: {
        parameters: {
            path: {
                statement_id: components["parameters"]["StatementId"];
            };
        };
        requestBody?: components["requestBodies"]["Empty"];
        responses: {
            200: components["responses"]["Done"];
        };
    };
    getStatementResultChunk: {
        parameters: {
            path: {
                statement_id: components["parameters"]["StatementId"];
                chunk_index: number;
            };
        };
        responses: {
            200: Json<components["schemas"]["StatementResult"]>;
        };
    };
}
