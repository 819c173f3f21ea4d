// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/api/2.0/preview/scim/v2/Me": {
        /**
         * Read the identity of the caller
         * @description A service principal is answered in the shape of a user: `userName` is its application id and `displayName` its name.
         */
        get: operations["getCurrentUser"];
    };
    "/api/2.0/preview/scim/v2/Users": {
        /** List the people of the workspace */
        get: operations["listUsers"];
        /** Create a user */
        post: operations["createUser"];
    };
    "/api/2.0/preview/scim/v2/Users/{id}": {
        /** Read one user */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description What is left out is emptied.
         */
        put: operations["replaceUser"];
        /** Delete a user */
        delete: operations["deleteUser"];
        /**
         * Change a user
         * @description All operations or none.
         */
        patch: operations["updateUser"];
    };
    "/api/2.0/preview/scim/v2/Groups": {
        /** List the groups of the workspace */
        get: operations["listGroups"];
        /** Create a group */
        post: operations["createGroup"];
    };
    "/api/2.0/preview/scim/v2/Groups/{id}": {
        /** Read one group */
        get: operations["getGroup"];
        /**
         * Replace a group
         * @description What is left out is emptied.
         */
        put: operations["replaceGroup"];
        /** Delete a group */
        delete: operations["deleteGroup"];
        /**
         * Change a group
         * @description All operations or none.
         */
        patch: operations["updateGroup"];
    };
    "/api/2.0/preview/scim/v2/ServicePrincipals": {
        /** List the service principals of the workspace */
        get: operations["listServicePrincipals"];
        /** Create a service principal */
        post: operations["createServicePrincipal"];
    };
    "/api/2.0/preview/scim/v2/ServicePrincipals/{id}": {
        /** Read one service principal */
        get: operations["getServicePrincipal"];
        /**
         * Replace a service principal
         * @description What is left out is emptied.
         */
        put: operations["replaceServicePrincipal"];
        /** Delete a service principal */
        delete: operations["deleteServicePrincipal"];
        /**
         * Change a service principal
         * @description All operations or none.
         */
        patch: operations["updateServicePrincipal"];
    };
    "/api/2.0/accounts/servicePrincipals/{service_principal_id}/credentials/secrets": {
        /**
         * List the OAuth secrets of a service principal
         * @description None is shown in plain text.
         */
        get: operations["listServicePrincipalSecrets"];
        /**
         * Create an OAuth secret for a service principal
         * @description It has five at most. The answer is the only one with the secret in plain text.
         */
        post: operations["createServicePrincipalSecret"];
    };
    "/api/2.0/accounts/servicePrincipals/{service_principal_id}/credentials/secrets/{secret_id}": {
        /**
         * Delete an OAuth secret of a service principal
         * @description Tokens that were given for it live on until they end.
         */
        delete: operations["deleteServicePrincipalSecret"];
    };
    "/oidc/v1/token": {
        /**
         * Exchange a client id and secret for an access token
         * @description The id and secret travel in the Basic header or in the form, not in both. There is no refresh token.
         */
        post: operations["createToken"];
    };
    "/.well-known/databricks-config": {
        /**
         * Learn what kind of host this is and where its token service is
         * @description Not every host answers; a client goes on without it.
         */
        get: operations["getHostMetadata"];
    };
    "/oidc/.well-known/oauth-authorization-server": {
        /** Find the address of the token service */
        get: operations["getAuthorizationServerMetadata"];
    };
}
export interface components {
    schemas: {
        User: {
            schemas?: ("urn:ietf:params:scim:schemas:core:2.0:User" | "urn:ietf:params:scim:schemas:extension:workspace:2.0:User" | (string & {}))[];
            /** @description A decimal number. */
            id?: string;
            /** @description E-mail address of a person or application id of a service principal. */
            userName?: string;
            displayName?: string;
            name?: {
                givenName?: string;
                familyName?: string;
            };
            active?: boolean;
            externalId?: string;
            emails?: components["schemas"]["ScimValue"][];
            groups?: components["schemas"]["ScimValue"][];
            roles?: components["schemas"]["ScimValue"][];
            entitlements?: components["schemas"]["ScimValue"][];
        };
        Group: {
            schemas?: ("urn:ietf:params:scim:schemas:core:2.0:Group" | (string & {}))[];
            /** @description A decimal number. */
            id?: string;
            /** @description This name is the principal in a grant. */
            displayName?: string;
            externalId?: string;
            members?: components["schemas"]["ScimValue"][];
            groups?: components["schemas"]["ScimValue"][];
            roles?: components["schemas"]["ScimValue"][];
            entitlements?: components["schemas"]["ScimValue"][];
            meta?: components["schemas"]["GroupMeta"];
        };
        GroupMeta: {
            /** @description Group is a group of the account, WorkspaceGroup one of this workspace only. */
            resourceType?: "Group" | "WorkspaceGroup" | (string & {});
        };
        GroupList: {
            /** @description Absent or empty past the end. */
            Resources?: components["schemas"]["Group"][];
        };
        ServicePrincipal: {
            schemas?: ("urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal" | (string & {}))[];
            /** @description A decimal number. */
            id?: string;
            /** @description The OAuth client id; also the principal in a grant. */
            applicationId?: string;
            displayName?: string;
            active?: boolean;
            externalId?: string;
            groups?: components["schemas"]["ScimValue"][];
            roles?: components["schemas"]["ScimValue"][];
            entitlements?: components["schemas"]["ScimValue"][];
        };
        ServicePrincipalList: {
            /** @description Absent or empty past the end. */
            Resources?: components["schemas"]["ServicePrincipal"][];
        };
        ScimValue: {
            value?: string;
            display?: string;
            /** @description For a group, for example `direct`. */
            type?: string;
            primary?: boolean;
            /** @description Relative address, for example `Groups/123`. */
            $ref?: string;
        };
        UserList: {
            /** @description Absent or empty past the end. */
            Resources?: components["schemas"]["User"][];
        };
        SetUser: {
            schemas?: ("urn:ietf:params:scim:schemas:core:2.0:User" | "urn:ietf:params:scim:schemas:extension:workspace:2.0:User")[];
            /** @description The e-mail address of the person. */
            userName?: string;
            displayName?: string;
            name?: components["schemas"]["SetPersonName"];
            active?: boolean;
            externalId?: string;
            emails?: components["schemas"]["SetScimValue"][];
            groups?: components["schemas"]["SetScimValue"][];
            roles?: components["schemas"]["SetScimValue"][];
            entitlements?: components["schemas"]["SetScimValue"][];
        };
        SetPersonName: {
            givenName?: string;
            familyName?: string;
        };
        SetGroup: {
            schemas?: "urn:ietf:params:scim:schemas:core:2.0:Group"[];
            /** @description This name is the principal in a grant. */
            displayName?: string;
            externalId?: string;
            members?: components["schemas"]["SetScimValue"][];
            groups?: components["schemas"]["SetScimValue"][];
            roles?: components["schemas"]["SetScimValue"][];
            entitlements?: components["schemas"]["SetScimValue"][];
        };
        SetServicePrincipal: {
            schemas?: "urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal"[];
            /** @description Chosen by the service where it is left out. */
            applicationId?: string;
            displayName?: string;
            active?: boolean;
            externalId?: string;
            groups?: components["schemas"]["SetScimValue"][];
            roles?: components["schemas"]["SetScimValue"][];
            entitlements?: components["schemas"]["SetScimValue"][];
        };
        SetScimValue: {
            value?: string;
            display?: string;
            type?: string;
            primary?: boolean;
            $ref?: string;
        };
        ScimPatch: {
            schemas?: "urn:ietf:params:scim:api:messages:2.0:PatchOp"[];
            Operations?: components["schemas"]["ScimOperation"][];
        };
        ScimOperation: {
            /** @enum {string} */
            op?: "add" | "remove" | "replace";
            /** @description For example `members` or `members[value eq "123"]`; absent means the whole. */
            path?: string;
            /** @description A value, a list of values, or without `path` an object of them. */
            value?: unknown;
        };
        ServicePrincipalSecret: {
            id?: string;
            secret_hash?: string;
            status?: "ACTIVE" | (string & {});
            /** Format: date-time */
            create_time?: string;
            /** Format: date-time */
            update_time?: string;
            /** Format: date-time */
            expire_time?: string;
        };
        CreatedServicePrincipalSecret: {
            id?: string;
            /**
             * Format: password
             * @description The OAuth client secret.
             */
            secret?: string;
            secret_hash?: string;
            status?: "ACTIVE" | (string & {});
            /** Format: date-time */
            create_time?: string;
            /** Format: date-time */
            update_time?: string;
            /** Format: date-time */
            expire_time?: string;
        };
        ServicePrincipalSecretList: {
            secrets?: components["schemas"]["ServicePrincipalSecret"][];
            next_page_token?: string;
        };
        CreateServicePrincipalSecret: {
            /** @description Seconds, for example `86400s`. Default and most: 730 days. */
            lifetime?: string;
        };
        CreateToken: {
            /** @enum {string} */
            grant_type: "client_credentials";
            /**
             * @description Scopes separated by spaces.
             * @default all-apis
             */
            scope?: string;
            /** @description Only when there is no Basic header. */
            client_id?: string;
            /**
             * Format: password
             * @description Only when there is no Basic header.
             */
            client_secret?: string;
            /** @description JSON text that narrows the token. */
            authorization_details?: string;
        };
        Token: {
            /** @description Treat it as opaque. */
            access_token: string;
            token_type: "Bearer" | (string & {});
            /** @description Seconds, usually 3600. Some servers send it as text. */
            expires_in?: number | string;
            scope?: string;
        };
        OAuthError: {
            error?: "invalid_client" | "invalid_request" | "invalid_scope" | "unsupported_grant_type" | (string & {});
            error_description?: string;
            /** @description Some servers send this in place of `error`. */
            errorCode?: string;
            /** @description Some servers send this in place of `error_description`. */
            errorSummary?: string;
        };
        HostMetadata: {
            /** @description Root of the token service; may contain the text `{account_id}`. */
            oidc_endpoint?: string;
            account_id?: string;
            /** @description A decimal number. */
            workspace_id?: string;
            /** @description Compare without regard to case. */
            cloud?: "AWS" | "AZURE" | "GCP" | (string & {});
            /** @description Compare without regard to case. */
            host_type?: "workspace" | "account" | "unified" | (string & {});
            token_federation_default_oidc_audiences?: string[];
        };
        AuthorizationServerMetadata: {
            authorization_endpoint?: string;
            token_endpoint?: string;
        };
        ScimError: {
            schemas?: ("urn:ietf:params:scim:api:messages:2.0:Error" | (string & {}))[];
            /** @description The HTTP status as text. */
            status?: string;
            scimType?: string;
            /** @description May be the text `null`. */
            detail?: string;
        };
        /** @description The SCIM service answers with a ScimError; what precedes it answers with a DatabricksError. */
        IdentityError: components["schemas"]["ScimError"] | components["schemas"]["DatabricksError"];
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
        /** @description The decimal number that SCIM has as its id, not the application id. */
        ServicePrincipalId: string;
        SecretId: string;
        /** @description A decimal number. */
        ResourceId: string;
        /** @description Names of the attributes to return, separated by commas. */
        Attributes: string;
        /** @description Names of the attributes to leave out, separated by commas. */
        ExcludedAttributes: string;
        /** @description A SCIM filter, for example `displayName eq "admins"`. */
        Filter: string;
        /** @description Number of the first result, from 1. The listing ends with a page that has no resources. */
        StartIndex: number;
        /** @description How many results a page may have. */
        Count: number;
        SortBy: string;
        SortOrder: "ascending" | "descending";
    };
}
export interface operations {
    getCurrentUser: {
        parameters: {
            query?: {
                /** @description Names of the attributes to return, separated by commas. */
                attributes?: components["parameters"]["Attributes"];
                /** @description Names of the attributes to leave out, separated by commas. */
                excludedAttributes?: components["parameters"]["ExcludedAttributes"];
            };
        };
        responses: {
            200: Json<components["schemas"]["User"]>;
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description A SCIM filter, for example `displayName eq "admins"`. */
                filter?: components["parameters"]["Filter"];
                /** @description Number of the first result, from 1. The listing ends with a page that has no resources. */
                startIndex?: components["parameters"]["StartIndex"];
                /** @description How many results a page may have. */
                count?: components["parameters"]["Count"];
                sortBy?: components["parameters"]["SortBy"];
                sortOrder?: components["parameters"]["SortOrder"];
                /** @description Names of the attributes to return, separated by commas. */
                attributes?: components["parameters"]["Attributes"];
                /** @description Names of the attributes to leave out, separated by commas. */
                excludedAttributes?: components["parameters"]["ExcludedAttributes"];
            };
        };
        responses: {
            200: Json<components["schemas"]["UserList"]>;
        };
    };
    createUser: {
        requestBody: Json<components["schemas"]["SetUser"]>;
        responses: {
            201: Json<components["schemas"]["User"]>;
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description Names of the attributes to return, separated by commas. */
                attributes?: components["parameters"]["Attributes"];
                /** @description Names of the attributes to leave out, separated by commas. */
                excludedAttributes?: components["parameters"]["ExcludedAttributes"];
            };
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["User"]>;
        };
    };
    replaceUser: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["SetUser"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    deleteUser: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateUser: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["ScimPatch"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description A SCIM filter, for example `displayName eq "admins"`. */
                filter?: components["parameters"]["Filter"];
                /** @description Number of the first result, from 1. The listing ends with a page that has no resources. */
                startIndex?: components["parameters"]["StartIndex"];
                /** @description How many results a page may have. */
                count?: components["parameters"]["Count"];
                sortBy?: components["parameters"]["SortBy"];
                sortOrder?: components["parameters"]["SortOrder"];
                /** @description Names of the attributes to return, separated by commas. */
                attributes?: components["parameters"]["Attributes"];
                /** @description Names of the attributes to leave out, separated by commas. */
                excludedAttributes?: components["parameters"]["ExcludedAttributes"];
            };
        };
        responses: {
            200: Json<components["schemas"]["GroupList"]>;
        };
    };
    createGroup: {
        requestBody: Json<components["schemas"]["SetGroup"]>;
        responses: {
            201: Json<components["schemas"]["Group"]>;
        };
    };
    getGroup: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Group"]>;
        };
    };
    replaceGroup: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["SetGroup"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    deleteGroup: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateGroup: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["ScimPatch"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listServicePrincipals: {
        parameters: {
            query?: {
                /** @description A SCIM filter, for example `displayName eq "admins"`. */
                filter?: components["parameters"]["Filter"];
                /** @description Number of the first result, from 1. The listing ends with a page that has no resources. */
                startIndex?: components["parameters"]["StartIndex"];
                /** @description How many results a page may have. */
                count?: components["parameters"]["Count"];
                sortBy?: components["parameters"]["SortBy"];
                sortOrder?: components["parameters"]["SortOrder"];
                /** @description Names of the attributes to return, separated by commas. */
                attributes?: components["parameters"]["Attributes"];
                /** @description Names of the attributes to leave out, separated by commas. */
                excludedAttributes?: components["parameters"]["ExcludedAttributes"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ServicePrincipalList"]>;
        };
    };
    createServicePrincipal: {
        requestBody: Json<components["schemas"]["SetServicePrincipal"]>;
        responses: {
            201: Json<components["schemas"]["ServicePrincipal"]>;
        };
    };
    getServicePrincipal: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ServicePrincipal"]>;
        };
    };
    replaceServicePrincipal: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["SetServicePrincipal"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    deleteServicePrincipal: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    updateServicePrincipal: {
        parameters: {
            path: {
                /** @description A decimal number. */
                id: components["parameters"]["ResourceId"];
            };
        };
        requestBody: Json<components["schemas"]["ScimPatch"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listServicePrincipalSecrets: {
        parameters: {
            path: {
                /** @description The decimal number that SCIM has as its id, not the application id. */
                service_principal_id: components["parameters"]["ServicePrincipalId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ServicePrincipalSecretList"]>;
        };
    };
    createServicePrincipalSecret: {
        parameters: {
            path: {
                /** @description The decimal number that SCIM has as its id, not the application id. */
                service_principal_id: components["parameters"]["ServicePrincipalId"];
            };
        };
        requestBody: Json<components["schemas"]["CreateServicePrincipalSecret"]>;
        responses: {
            200: Json<components["schemas"]["CreatedServicePrincipalSecret"]>;
        };
    };
    deleteServicePrincipalSecret: {
        parameters: {
            path: {
                /** @description The decimal number that SCIM has as its id, not the application id. */
                service_principal_id: components["parameters"]["ServicePrincipalId"];
                secret_id: components["parameters"]["SecretId"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
        };
    };
    createToken: {
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Token"]>;
        };
    };
    getHostMetadata: {
        responses: {
            200: Json<components["schemas"]["HostMetadata"]>;
        };
    };
    getAuthorizationServerMetadata: {
        responses: {
            200: Json<components["schemas"]["AuthorizationServerMetadata"]>;
        };
    };
}
