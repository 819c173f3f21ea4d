import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';

const banner =
  "// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.\n\n";

/** `string & {}` keeps autocomplete for the known values of an open enum. */
const anyOtherString = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]);

/** TypeScript types of one description, as openapi-fetch reads them. */
export async function generateTypes(description: OpenAPI3): Promise<string> {
  const tree = await openapiTypescript(structuredClone(description), {
    silent: true,
    readWriteMarkers: true,
    // A field with a default is still optional in a request.
    defaultNonNullable: false,
    transform(schema) {
      const known: unknown = 'x-extensible-enum' in schema ? schema['x-extensible-enum'] : undefined;
      if (!Array.isArray(known)) return undefined;
      const literals = known.map((value) =>
        ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(String(value))),
      );
      const isNullable = Array.isArray(schema.type) && schema.type.includes('null');
      const nothing = isNullable ? [ts.factory.createLiteralTypeNode(ts.factory.createNull())] : [];
      return ts.factory.createUnionTypeNode([...literals, anyOtherString, ...nothing]);
    },
  });
  return banner + astToString(tree);
}
