// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/pim/v2/integrations": {
        /** List the provider integrations of an environment */
        get: operations["listProviderIntegrations"];
        /**
         * Create a provider integration
         * @description Without `config` the integration is a DRAFT; its answer already names the Confluent identity to be admitted in your cloud account.
         */
        post: operations["createProviderIntegration"];
    };
    "/pim/v2/integrations/{id}": {
        /** Read a provider integration */
        get: operations["getProviderIntegration"];
        /**
         * Delete a provider integration
         * @description While Tableflow uses the integration, and for a while after its last topic is gone, the answer is 409: try again later.
         */
        delete: operations["deleteProviderIntegration"];
        /**
         * Complete a provider integration that is still a draft
         * @description Sets the configuration. Once the status has left DRAFT it can no longer be changed.
         */
        patch: operations["updateProviderIntegration"];
    };
    "/pim/v2/integrations:validate": {
        /** Check that the cloud side of a provider integration is ready */
        post: operations["validateProviderIntegration"];
    };
}
export interface components {
    schemas: {
        ProviderIntegration: {
            /** @enum {string} */
            api_version?: "pim/v2";
            /** @enum {string} */
            kind?: "Integration";
            /** @description `cspi-...` */
            id: string;
            display_name?: string;
            /** @description Compare without regard to case. */
            provider?: "AZURE" | "GCP" | "AWS" | (string & {});
            config?: components["schemas"]["IntegrationConfig"];
            /** @description The resource names (CRNs) of what uses the integration. */
            usages?: string[];
            /** @description DRAFT without its configuration, CREATED with it, ACTIVE when validated or used. */
            status: "DRAFT" | "CREATED" | "ACTIVE" | (string & {});
            environment: components["schemas"]["EnvironmentReference"];
        };
        ProviderIntegrationList: {
            /** @enum {string} */
            api_version: "pim/v2";
            /** @enum {string} */
            kind: "IntegrationList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["ProviderIntegration"][];
        };
        IntegrationConfig: components["schemas"]["AzureIntegrationConfig"] | components["schemas"]["GcpIntegrationConfig"] | components["schemas"]["AwsIntegrationConfig"];
        AzureIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AzureIntegrationConfig";
            /** @description Your Azure tenant. Empty in a draft. */
            customer_azure_tenant_id?: string;
            /** @description The application of Confluent to be admitted in your tenant. */
            confluent_multi_tenant_app_id?: string;
        };
        GcpIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "GcpIntegrationConfig";
            /** @description Your Google service account. */
            customer_google_service_account?: string;
            /** @description The service account of Confluent that may impersonate yours. */
            google_service_account?: string;
        };
        AwsIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsIntegrationConfig";
            /** @description The role in your AWS account. */
            customer_iam_role_arn?: string;
            /** @description The role of Confluent that your role must trust. */
            iam_role_arn?: string;
            /**
             * Format: uuid
             * @description The `sts:ExternalId` that the trust must demand.
             */
            external_id?: string;
        };
        EnvironmentReference: {
            id: string;
            environment?: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
            api_version?: string;
            kind?: string;
        };
        CreateProviderIntegration: {
            display_name?: string;
            /**
             * @description Absent means `GCP`.
             * @default GCP
             * @enum {string}
             */
            provider?: "AZURE" | "GCP" | "AWS";
            config?: components["schemas"]["SetIntegrationConfig"];
            environment: components["schemas"]["ScopedEnvironmentSelector"];
        };
        UpdateProviderIntegration: {
            config?: components["schemas"]["SetIntegrationConfig"];
            environment: components["schemas"]["ScopedEnvironmentSelector"];
        };
        ValidateProviderIntegration: {
            /** @description `cspi-...` */
            id: string;
            /** @description Only for a draft. */
            config?: components["schemas"]["SetIntegrationConfig"];
            environment: components["schemas"]["EnvironmentSelector"];
        };
        SetIntegrationConfig: components["schemas"]["SetAzureIntegrationConfig"] | components["schemas"]["SetGcpIntegrationConfig"] | components["schemas"]["SetAwsIntegrationConfig"];
        SetAzureIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AzureIntegrationConfig";
            /** @description Your Azure tenant. */
            customer_azure_tenant_id?: string;
        };
        SetGcpIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "GcpIntegrationConfig";
            /** @description Your Google service account. */
            customer_google_service_account?: string;
        };
        SetAwsIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsIntegrationConfig";
            /** @description The role in your AWS account. */
            customer_iam_role_arn?: string;
        };
        EnvironmentSelector: {
            /** @description `env-...` */
            id: string;
        };
        ScopedEnvironmentSelector: {
            /** @description `env-...` */
            id: string;
            environment?: string;
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
        NotFoundFailure: components["schemas"]["Failure"] | components["schemas"]["ErrorCodeFailure"];
        ErrorCodeFailure: {
            error_code: number;
            message: string;
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
        /** @description The id of the provider integration (`cspi-...`). */
        Id: string;
        /** @description The id of the environment (`env-...`). */
        Environment: string;
        /** @description Keep only the integrations with this cloud, for example `AZURE`. */
        Provider: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listProviderIntegrations: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description Keep only the integrations with this cloud, for example `AZURE`. */
                provider?: components["parameters"]["Provider"];
                /** @description Keep only the integrations whose name contains this text. */
                display_name?: string;
                status?: "DRAFT" | "CREATED" | "ACTIVE";
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ProviderIntegrationList"]>;
        };
    };
    createProviderIntegration: {
        requestBody: Json<components["schemas"]["CreateProviderIntegration"]>;
        responses: {
            201: Json<components["schemas"]["ProviderIntegration"]>;
        };
    };
    getProviderIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ProviderIntegration"]>;
        };
    };
    deleteProviderIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateProviderIntegration: {
        parameters: {
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateProviderIntegration"]>;
        responses: {
            200: Json<components["schemas"]["ProviderIntegration"]>;
        };
    };
    validateProviderIntegration: {
        requestBody: Json<components["schemas"]["ValidateProviderIntegration"]>;
        responses: {
            204: {};
        };
    };
}
