// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /api/2.0/workspace/export": "#ExportedWorkspaceObject",
    "GET /api/2.0/workspace/get-status": "#WorkspaceObject",
    "GET /api/2.0/workspace/list": "#WorkspaceObjectList",
    "POST /api/2.0/workspace/delete": "object",
    "POST /api/2.0/workspace/import": "object",
    "POST /api/2.0/workspace/mkdirs": "object",
  },
  named: {
    "DirectoryInfo": {"fields":{"is_git_folder?":"boolean"}},
    "ExportedWorkspaceObject": {"fields":{"content?":"string","file_type?":"string"}},
    "WorkspaceObject": {"fields":{"object_id?":"integer","object_type?":"string","path?":"string","language?":"string","size?":"integer","resource_id?":"string","directory_info?":"#DirectoryInfo","created_at?":"integer","modified_at?":"integer"}},
    "WorkspaceObjectList": {"fields":{"objects?":{"list":"#WorkspaceObject"}}},
  },
};
