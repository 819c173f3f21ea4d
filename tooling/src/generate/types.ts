import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { exactlyOneOf } from './exactly-one-of.ts';
import { typeOfJson, usedParts } from './used-parts.ts';

const banner =
  "// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.\n\n";

/** `string & {}` keeps autocomplete for the known values of an open enum. */
const anyOtherString = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]);

/** TypeScript types of one description, as `ApiClient` reads them. */
export async function generateTypes(description: OpenAPI3): Promise<string> {
  const tree = await openapiTypescript(structuredClone(description), {
    silent: true,
    // A field with a default is still optional in a request.
    defaultNonNullable: false,
    transform(schema) {
      if ('readOnly' in schema || 'writeOnly' in schema)
        throw new Error('readOnly and writeOnly are not read: give requests and responses schemas of their own');
      const open = valuesOf(schema, 'x-extensible-enum');
      // What a caller should write, where the server itself takes more, e.g. other spellings.
      const closed = valuesOf(schema, 'x-closed-enum');
      if (!open && !closed) return undefined;
      const literals = (open ?? closed ?? []).map((value) =>
        ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value)),
      );
      const isNullable = Array.isArray(schema.type) && schema.type.includes('null');
      const nothing = isNullable ? [ts.factory.createLiteralTypeNode(ts.factory.createNull())] : [];
      return ts.factory.createUnionTypeNode([...literals, ...(open ? [anyOtherString] : []), ...nothing]);
    },
    postTransform(type, { path }) {
      const [, name = ''] = /^#\/components\/schemas\/([^/]+)$/.exec(path ?? '') ?? [];
      const schema = description.components?.schemas?.[name] as { 'x-exactly-one-of'?: readonly string[] } | undefined;
      const names = schema?.['x-exactly-one-of'];
      return names && ts.isTypeLiteralNode(type) ? exactlyOneOf(type, names) : undefined;
    },
  });
  return banner + typeOfJson + astToString(usedParts(tree));
}

function valuesOf(schema: object, extension: string): readonly string[] | undefined {
  const values: unknown = Object.entries(schema).find(([key]) => key === extension)?.[1];
  return Array.isArray(values) ? values.map(String) : undefined;
}
