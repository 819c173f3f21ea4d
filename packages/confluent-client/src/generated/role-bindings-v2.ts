// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/iam/v2/role-bindings": {
        /** List the role bindings of a resource or of a pattern of resources */
        get: operations["listRoleBindings"];
        /** Grant a role */
        post: operations["createRoleBinding"];
    };
    "/iam/v2/role-bindings/{id}": {
        /**
         * Read a role binding
         * @description A binding that does not exist is answered with 403, not with 404.
         */
        get: operations["getRoleBinding"];
        /**
         * Take a role away
         * @description The answer is 200 with the deleted binding, not 204.
         */
        delete: operations["deleteRoleBinding"];
    };
}
export interface components {
    schemas: {
        RoleBinding: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "RoleBinding";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            /** @description For example `User:sa-...`. */
            principal: string;
            /** @description For example `EnvironmentAdmin`. */
            role_name: string;
            /**
             * Format: uri
             * @description The resource, or the pattern of resources, that the role holds for.
             */
            crn_pattern: string;
        };
        RoleBindingList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "RoleBindingList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["RoleBinding"][];
        };
        CreateRoleBinding: {
            /** @description For example `User:sa-...`. */
            principal: string;
            /** @description For example `EnvironmentAdmin`. */
            role_name: string;
            /**
             * Format: uri
             * @description The resource, or the pattern of resources, that the role holds for.
             */
            crn_pattern: string;
        };
        RoleBindingFailure: {
            /** @description For example 40301. */
            error_code: number;
            message: string;
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
        /** @description The id of the role binding (`rb-...`). */
        RoleBindingId: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listRoleBindings: {
        parameters: {
            query: {
                /** @description Keep only the bindings of this principal, for example `User:sa-...`. */
                principal?: string;
                /** @description Keep only the bindings of this role. */
                role_name?: string;
                /** @description The resource, or the pattern of resources, whose bindings are listed. */
                crn_pattern: string;
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["RoleBindingList"]>;
        };
    };
    createRoleBinding: {
        requestBody: Json<components["schemas"]["CreateRoleBinding"]>;
        responses: {
            201: Json<components["schemas"]["RoleBinding"]>;
        };
    };
    getRoleBinding: {
        parameters: {
            path: {
                /** @description The id of the role binding (`rb-...`). */
                id: components["parameters"]["RoleBindingId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["RoleBinding"]>;
        };
    };
    deleteRoleBinding: {
        parameters: {
            path: {
                /** @description The id of the role binding (`rb-...`). */
                id: components["parameters"]["RoleBindingId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["RoleBinding"]>;
        };
    };
}
