// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "DELETE /api/2.0/sql/warehouses/{id}": "object",
    "GET /api/2.0/sql/statements/{statement_id}": "#StatementResponse",
    "GET /api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}": "#StatementResult",
    "GET /api/2.0/sql/warehouses": "#WarehouseList",
    "GET /api/2.0/sql/warehouses/{id}": "#Warehouse",
    "POST /api/2.0/sql/statements": "#StatementResponse",
    "POST /api/2.0/sql/statements/{statement_id}/cancel": "object",
    "POST /api/2.0/sql/warehouses": "#CreatedWarehouse",
    "POST /api/2.0/sql/warehouses/{id}/edit": "object",
    "POST /api/2.0/sql/warehouses/{id}/start": "object",
    "POST /api/2.0/sql/warehouses/{id}/stop": "object",
  },
  named: {
    "CreatedWarehouse": {"fields":{"id?":"string"}},
    "ExternalLink": {"fields":{"external_link?":"string","expiration?":"string","http_headers?":{"map":"string"},"chunk_index?":"integer","row_offset?":"integer","row_count?":"integer","byte_count?":"integer","next_chunk_index?":"integer","next_chunk_internal_link?":"string"}},
    "StatementChunk": {"fields":{"chunk_index?":"integer","row_offset?":"integer","row_count?":"integer","byte_count?":"integer"}},
    "StatementColumn": {"fields":{"name?":"string","position?":"integer","type_name?":"string","type_text?":"string","type_precision?":"integer","type_scale?":"integer","type_interval_type?":"string"}},
    "StatementError": {"fields":{"error_code?":"string","message?":"string"}},
    "StatementManifest": {"fields":{"format?":"string","schema?":"#StatementSchema","total_chunk_count?":"integer","total_row_count?":"integer","total_byte_count?":"integer","truncated?":"boolean","chunks?":{"list":"#StatementChunk"}}},
    "StatementResponse": {"fields":{"statement_id?":"string","status?":"#StatementStatus","manifest?":"#StatementManifest","result?":"#StatementResult"}},
    "StatementResult": {"fields":{"chunk_index?":"integer","row_offset?":"integer","row_count?":"integer","byte_count?":"integer","data_array?":{"list":{"list":"string|null"}},"external_links?":{"list":"#ExternalLink"},"next_chunk_index?":"integer","next_chunk_internal_link?":"string"}},
    "StatementSchema": {"fields":{"column_count?":"integer","columns?":{"list":"#StatementColumn"}}},
    "StatementStatus": {"fields":{"state?":"string","error?":"#StatementError","sql_state?":"string"}},
    "Warehouse": {"fields":{"id?":"string","name?":"string","state?":"string","cluster_size?":"string","warehouse_type?":"string","enable_serverless_compute?":"boolean","enable_photon?":"boolean","auto_stop_mins?":"integer","min_num_clusters?":"integer","max_num_clusters?":"integer","num_clusters?":"integer","num_active_sessions?":"integer","spot_instance_policy?":"string","channel?":"#WarehouseChannel","tags?":"#WarehouseTags","creator_name?":"string","instance_profile_arn?":"string","jdbc_url?":"string","odbc_params?":"#WarehouseOdbcParameters","health?":"#WarehouseHealth"}},
    "WarehouseChannel": {"fields":{"name?":"string","dbsql_version?":"string"}},
    "WarehouseFailureReason": {"fields":{"code?":"string","type?":"string","parameters?":{"map":"string"}}},
    "WarehouseHealth": {"fields":{"status?":"string","summary?":"string","details?":"string","message?":"string","failure_reason?":"#WarehouseFailureReason"}},
    "WarehouseList": {"fields":{"warehouses?":{"list":"#Warehouse"},"next_page_token?":"string"}},
    "WarehouseOdbcParameters": {"fields":{"hostname?":"string","path?":"string","port?":"integer","protocol?":"string"}},
    "WarehouseTags": {"fields":{"custom_tags?":{"list":{"fields":{"key?":"string","value?":"string"}}}}},
  },
};
