import { parseExpression } from './parse-expression.ts';
import { parseQuery } from './parse-query.ts';
import type { Grammar } from './token-reader.ts';

/** Databricks' SQL: an expression may hold a query, and a query is made of expressions. */
export const grammar: Grammar = { expression: parseExpression, query: parseQuery };
