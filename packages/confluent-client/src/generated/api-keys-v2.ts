// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/iam/v2/api-keys": {
        /** List API keys */
        get: operations["listApiKeys"];
        /**
         * Create an API key
         * @description The secret is in this answer and never shown again.
         */
        post: operations["createApiKey"];
    };
    "/iam/v2/api-keys/{id}": {
        /**
         * Read an API key
         * @description A key that was deleted, or never existed, is answered with 403, not with 404.
         */
        get: operations["getApiKey"];
        /** Delete an API key */
        delete: operations["deleteApiKey"];
        /** Change the name or the description of an API key */
        patch: operations["updateApiKey"];
    };
}
export interface components {
    schemas: {
        ApiKey: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "ApiKey";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["ApiKeySpec"];
        };
        ApiKeyList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "ApiKeyList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["ApiKey"][];
        };
        ApiKeySpec: {
            /**
             * Format: password
             * @description Only in the answer to the creation; empty or absent later.
             */
            secret?: string;
            display_name?: string;
            description?: string;
            owner: components["schemas"]["ApiKeyReference"];
            /** @description What the key opens. A Cloud key has the id and kind of the cloud itself here, or nothing. */
            resource?: components["schemas"]["ApiKeyReference"] | null;
            resources?: components["schemas"]["ApiKeyReference"][];
        };
        ApiKeyReference: {
            id: string;
            environment?: string;
            /** @description An address; for what has none, its id, as `cloud`. */
            related: string;
            resource_name: string;
            /** @description For example `iam/v2`, `cmk/v2` or `tableflow/v1`. */
            api_version?: string;
            /** @description For example `ServiceAccount`, `Cluster`, `SchemaRegistry`, `Tableflow` or `Cloud`. */
            kind?: string;
        };
        UpdateApiKey: {
            spec: {
                display_name?: string;
                description?: string;
            };
        };
        CreateApiKey: {
            spec: components["schemas"]["CreateApiKeySpec"];
        };
        CreateApiKeySpec: {
            display_name?: string;
            description?: string;
            owner: components["schemas"]["ApiKeySelector"];
            /** @description What the key shall open. Leave it out for a Cloud key. A Kafka or Schema Registry key takes the id of the cluster and its environment; a Tableflow key takes id `tableflow`, kind `Tableflow` and api_version `tableflow/v1`. */
            resource?: components["schemas"]["ApiKeySelector"] | null;
            resources?: components["schemas"]["ApiKeySelector"][];
        };
        ApiKeySelector: {
            id: string;
            environment?: string;
            api_version?: string;
            kind?: string;
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
                /** @description The name of the query parameter. */
                parameter?: string;
            };
        };
    };
    parameters: {
        /** @description The API key itself, its public half. */
        ApiKeyId: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Keep only the keys of this service account or user. */
                "spec.owner"?: string;
                /** @description Keep only the keys for the resource with this id. */
                "spec.resource"?: string;
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ApiKeyList"]>;
        };
    };
    createApiKey: {
        requestBody: Json<components["schemas"]["CreateApiKey"]>;
        responses: {
            202: Json<components["schemas"]["ApiKey"]>;
        };
    };
    getApiKey: {
        parameters: {
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ApiKey"]>;
        };
    };
    deleteApiKey: {
        parameters: {
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateApiKey: {
        parameters: {
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateApiKey"]>;
        responses: {
            200: Json<components["schemas"]["ApiKey"]>;
        };
    };
}
