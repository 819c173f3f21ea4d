// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/iam/v2/service-accounts": {
        /** List service accounts */
        get: operations["listServiceAccounts"];
        /**
         * Create a service account
         * @description The name must be unique in the organisation.
         */
        post: operations["createServiceAccount"];
    };
    "/iam/v2/service-accounts/{id}": {
        /** Read a service account */
        get: operations["getServiceAccount"];
        /** Delete a service account and its API keys */
        delete: operations["deleteServiceAccount"];
        /** Change the description of a service account */
        patch: operations["updateServiceAccount"];
    };
    "/iam/v2/users": {
        /** List the people of the organisation */
        get: operations["listUsers"];
    };
    "/iam/v2/users/{id}": {
        /** Read a person */
        get: operations["getUser"];
    };
}
export interface components {
    schemas: {
        ServiceAccount: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "ServiceAccount";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            display_name: string;
            description?: string;
        };
        ServiceAccountList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "ServiceAccountList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["ServiceAccount"][];
        };
        CreateServiceAccount: {
            display_name: string;
            description?: string;
        };
        UpdateServiceAccount: {
            description?: string;
        };
        User: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "User";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            email?: string;
            full_name?: string;
            auth_type?: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO" | "AUTH_TYPE_UNKNOWN" | (string & {});
        };
        UserList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "UserList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["User"][];
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
        /** @description The id of the service account (`sa-...`). */
        ServiceAccountId: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listServiceAccounts: {
        parameters: {
            query?: {
                /** @description Keep only the service accounts with one of these exact names. Repeat the parameter for several. */
                display_name?: string[];
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ServiceAccountList"]>;
        };
    };
    createServiceAccount: {
        parameters: {
            query?: {
                /** @description The principal that shall own the service account. */
                assigned_resource_owner?: string;
            };
        };
        requestBody: Json<components["schemas"]["CreateServiceAccount"]>;
        responses: {
            201: Json<components["schemas"]["ServiceAccount"]>;
        };
    };
    getServiceAccount: {
        parameters: {
            path: {
                /** @description The id of the service account (`sa-...`). */
                id: components["parameters"]["ServiceAccountId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ServiceAccount"]>;
        };
    };
    deleteServiceAccount: {
        parameters: {
            path: {
                /** @description The id of the service account (`sa-...`). */
                id: components["parameters"]["ServiceAccountId"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateServiceAccount: {
        parameters: {
            path: {
                /** @description The id of the service account (`sa-...`). */
                id: components["parameters"]["ServiceAccountId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateServiceAccount"]>;
        responses: {
            200: Json<components["schemas"]["ServiceAccount"]>;
        };
    };
    listUsers: {
        parameters: {
            query?: {
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["UserList"]>;
        };
    };
    getUser: {
        parameters: {
            path: {
                /** @description The id of the person (`u-...`). */
                id: string;
            };
        };
        responses: {
            200: Json<components["schemas"]["User"]>;
        };
    };
}
