import type { WorkspaceSchemas } from '@tableflow-workshop/databricks-client/workspace';
import { type Answer, databricksError } from '../request/answer.ts';
import { invalidParameter } from './unity-errors.ts';

/** What an import makes of the file it was sent. */
export interface Imported {
  readonly path: string;
  readonly object_type: 'NOTEBOOK' | 'FILE';
  readonly language?: 'PYTHON' | 'SCALA' | 'SQL' | 'R';
  readonly size: number;
  /** As it was sent, in base64. */
  readonly content: string;
}

const largest = 10 * 1_024 * 1_024;
const languages = { py: 'PYTHON', scala: 'SCALA', sql: 'SQL', r: 'R' } as const;

/**
 * Source and Jupyter files become notebooks and lose their extension; raw ones stay files. AUTO goes by the extension
 * and, for source, by the first line. Source: D9.3.
 */
export function readImport(body: WorkspaceSchemas['ImportWorkspaceObject']): Imported | Answer {
  const { path, content, format = 'SOURCE' } = body;
  if (content === undefined) return invalidParameter('Missing required field: content');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== content.replace(/=+$/, ''))
    return invalidParameter('content is not base64.');
  if (bytes.length > largest)
    return databricksError(400, 'MAX_NOTEBOOK_SIZE_EXCEEDED', `File ${path} is larger than 10 MB.`);

  const common = { size: bytes.length, content };
  const [, stem = path, extension = ''] = /^(.+)\.(py|scala|sql|r|ipynb)$/i.exec(path) ?? [];
  const source = languages[extension.toLowerCase() as keyof typeof languages];
  const isNotebookSource =
    source !== undefined && /^(#|--|\/\/) Databricks notebook source/.test(bytes.subarray(0, 80).toString());
  const isJupyter = format === 'JUPYTER' || (format === 'AUTO' && extension.toLowerCase() === 'ipynb');
  if (isJupyter) return { ...common, path: stem, object_type: 'NOTEBOOK', language: body.language ?? 'PYTHON' };
  if (format === 'RAW' || (format === 'AUTO' && !isNotebookSource)) return { ...common, path, object_type: 'FILE' };
  const language = body.language ?? source;
  if (language === undefined) return invalidParameter('language is required for format SOURCE.');
  return { ...common, path: source === undefined ? path : stem, object_type: 'NOTEBOOK', language };
}
