// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/org/v2/environments": {
        /** List environments */
        get: operations["listEnvironments"];
        /** Create an environment */
        post: operations["createEnvironment"];
    };
    "/org/v2/environments/{id}": {
        /** Read an environment */
        get: operations["getEnvironment"];
        /** Delete an environment with everything in it */
        delete: operations["deleteEnvironment"];
        /** Rename an environment, or change its Stream Governance package */
        patch: operations["updateEnvironment"];
    };
    "/org/v2/organizations": {
        /** List the organisations that the caller belongs to */
        get: operations["listOrganizations"];
    };
    "/org/v2/organizations/{id}": {
        /** Read an organisation */
        get: operations["getOrganization"];
    };
}
export interface components {
    schemas: {
        Environment: {
            /** @enum {string} */
            api_version?: "org/v2";
            /** @enum {string} */
            kind?: "Environment";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            display_name: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        CreateEnvironment: {
            display_name: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        UpdateEnvironment: {
            display_name?: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        Organization: {
            /** @enum {string} */
            api_version?: "org/v2";
            /** @enum {string} */
            kind?: "Organization";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            display_name?: string;
            jit_enabled?: boolean;
        };
        OrganizationList: {
            /** @enum {string} */
            api_version: "org/v2";
            /** @enum {string} */
            kind: "OrganizationList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Organization"][];
        };
        EnvironmentList: {
            /** @enum {string} */
            api_version: "org/v2";
            /** @enum {string} */
            kind: "EnvironmentList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Environment"][];
        };
        /** @description The Schema Registry package of the environment. */
        StreamGovernanceConfig: {
            package: "ESSENTIALS" | "ADVANCED" | (string & {});
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
        /** @description The id of the environment (`env-...`). */
        EnvironmentId: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listEnvironments: {
        parameters: {
            query?: {
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["EnvironmentList"]>;
        };
    };
    createEnvironment: {
        requestBody: Json<components["schemas"]["CreateEnvironment"]>;
        responses: {
            201: Json<components["schemas"]["Environment"]>;
        };
    };
    getEnvironment: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Environment"]>;
        };
    };
    deleteEnvironment: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateEnvironment: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateEnvironment"]>;
        responses: {
            200: Json<components["schemas"]["Environment"]>;
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["OrganizationList"]>;
        };
    };
    getOrganization: {
        parameters: {
            path: {
                /** @description The id of the organisation. */
                id: string;
            };
        };
        responses: {
            200: Json<components["schemas"]["Organization"]>;
        };
    };
}
