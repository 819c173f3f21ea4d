// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/pim/v1/integrations": {
        /** List the provider integrations of an environment */
        get: operations["listProviderIntegrations"];
        /**
         * Create a provider integration
         * @description The answer names the role of Confluent and the external id that the trust policy of your role must allow. The new role is unknown to AWS for up to a minute.
         */
        post: operations["createProviderIntegration"];
    };
    "/pim/v1/integrations/{id}": {
        /** Read a provider integration */
        get: operations["getProviderIntegration"];
        /**
         * Delete a provider integration
         * @description While Tableflow uses the integration, and for a while after its last topic is gone, the answer is 409: try again later.
         */
        delete: operations["deleteProviderIntegration"];
    };
}
export interface components {
    schemas: {
        ProviderIntegration: {
            /** @enum {string} */
            api_version?: "pim/v1";
            /** @enum {string} */
            kind?: "Integration";
            /** @description `cspi-...` */
            id: string;
            display_name?: string;
            /** @description Compare without regard to case. */
            provider?: "AWS" | (string & {});
            config: components["schemas"]["IntegrationConfig"];
            /** @description The resource names (CRNs) of what uses the integration. */
            usages?: string[];
            environment: components["schemas"]["EnvironmentReference"];
        };
        ProviderIntegrationList: {
            /** @enum {string} */
            api_version: "pim/v1";
            /** @enum {string} */
            kind: "IntegrationList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["ProviderIntegration"][];
        };
        IntegrationConfig: components["schemas"]["AwsIntegrationConfig"];
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
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        CreateProviderIntegration: {
            display_name?: string;
            /**
             * @default AWS
             * @enum {string}
             */
            provider?: "AWS";
            config: components["schemas"]["CreateIntegrationConfig"];
            environment: components["schemas"]["EnvironmentSelector"];
        };
        CreateIntegrationConfig: components["schemas"]["CreateAwsIntegrationConfig"];
        CreateAwsIntegrationConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsIntegrationConfig";
            /** @description The role in your AWS account. One integration per environment may use it. */
            customer_iam_role_arn?: string;
        };
        EnvironmentSelector: {
            /** @description `env-...` */
            id: string;
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
        /** @description Keep only the integrations with this cloud, for example `AWS`. */
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
                /** @description Keep only the integrations with this cloud, for example `AWS`. */
                provider?: components["parameters"]["Provider"];
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
}
