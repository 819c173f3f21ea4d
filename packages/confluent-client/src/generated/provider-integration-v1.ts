// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/pim/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the provider integrations of an environment */
        get: operations["listProviderIntegrations"];
        put?: never;
        /**
         * Create a provider integration
         * @description The answer names the role of Confluent and the external id that the trust policy of your role must allow. The new role is unknown to AWS for up to a minute.
         */
        post: operations["createProviderIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pim/v1/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** Read a provider integration */
        get: operations["getProviderIntegration"];
        put?: never;
        post?: never;
        /**
         * Delete a provider integration
         * @description While Tableflow uses the integration, and for a while after its last topic is gone, the answer is 409: try again later.
         */
        delete: operations["deleteProviderIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
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
    responses: {
        /** @description The request is malformed, or a field or filter is not acceptable. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The API key is missing, unknown or not yet active. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description A quota is used up. */
        PaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The owner of the key does not have the role for this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description There is no such provider integration. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundFailure"];
            };
        };
        /** @description The integration exists already, or its state does not allow the change. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Tableflow still uses the integration; for a while also after its last topic is gone. */
        InUse: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request is well formed but cannot be carried out; `source.pointer` names the field. */
        Unprocessable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The rate limit is reached. The body is empty. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The service failed. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Any other failure. */
        Error: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
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
    requestBodies: never;
    headers: {
        /** @description Where to read the resource. */
        Location: string;
        /** @description The id of this request, to be named when asking for support. */
        RequestId: string;
        /** @description How many seconds to wait before the next attempt. */
        RetryAfter: number;
        /** @description Seconds until the rate limit starts again, counted from this response. */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of provider integrations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderIntegrationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    createProviderIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProviderIntegration"];
            };
        };
        responses: {
            /** @description The new provider integration. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderIntegration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getProviderIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            header?: never;
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider integration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderIntegration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    deleteProviderIntegration: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            header?: never;
            path: {
                /** @description The id of the provider integration (`cspi-...`). */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider integration is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
}
