import { relative } from 'node:path';
import ts from 'typescript';
import type { ExportedThing } from './exported-things.ts';
import { root } from './source-files.ts';

/** A property that a caller of an exported function may write. */
export interface InputProperty {
  /** The function and the way from its parameter, e.g. `enableTableflow(input.storage.bucketName)`. */
  readonly name: string;
  readonly room: string;
  /** Where it is declared, from the root of the repository, with the line. */
  readonly place: string;
  readonly isDocumented: boolean;
}

/**
 * Every property of every parameter of every exported function, down to the last object, each declaration once. What a
 * property says is asked of the compiler, as an editor asks it: a comment that a type loses on its way does not count.
 */
export function inputProperties(program: ts.Program, things: readonly ExportedThing[]): readonly InputProperty[] {
  const checker = program.getTypeChecker();
  const found = new Map<string, InputProperty>();
  for (const { name, room, symbol } of things) {
    const declaration = symbol.valueDeclaration;
    if (!declaration) continue;
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
    const signatures = type.getCallSignatures();
    for (const parameter of signatures.flatMap((signature) => signature.getParameters())) {
      const typeOf = (property: ts.Symbol): ts.Type => checker.getTypeOfSymbolAtLocation(property, declaration);
      const visit = (given: ts.Type, way: string, seen: ReadonlySet<ts.Type>): void => {
        for (const part of objectsIn(checker, given)) {
          if (seen.has(part)) continue;
          for (const property of checker.getPropertiesOfType(part)) {
            const place = placeOf(property);
            if (!place) continue;
            const path = `${way}.${property.name}`;
            const isDocumented = property.getDocumentationComment(checker).length > 0;
            if (!found.has(place) || !isDocumented)
              found.set(place, { name: `${name}(${path})`, room, place, isDocumented });
            visit(typeOf(property), path, new Set([...seen, part]));
          }
        }
      };
      visit(typeOf(parameter), parameter.name, new Set());
    }
  }
  return [...found.values()];
}

/** The object types that a value may have: members of unions, elements of lists, values of records. No functions. */
function objectsIn(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  if (type.isUnion()) return type.types.flatMap((member) => objectsIn(checker, member));
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element && checker.isArrayLikeType(type)) return objectsIn(checker, element);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
  if (type.getCallSignatures().length > 0 || type.isClass()) return [];
  return [type];
}

/** Where a property is written by hand in this repository; `undefined` for what comes from elsewhere. */
function placeOf(property: ts.Symbol): string | undefined {
  const [declaration] = property.getDeclarations() ?? [];
  if (!declaration || ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration)) return undefined;
  const file = declaration.getSourceFile();
  const path = relative(root, file.fileName);
  if (!path.startsWith('packages/') || /\/(generated|node_modules|dist)\//.test(path)) return undefined;
  return `${path}:${file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1}:${property.name}`;
}
