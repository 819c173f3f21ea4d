import ts from 'typescript';

/**
 * Makes an object type in which exactly one of the named properties stands. JSON Schema could say so only by repeating
 * the object for each of them; the descriptions write `x-exactly-one-of`.
 */
export function exactlyOneOf(type: ts.TypeLiteralNode, names: readonly string[]): ts.TypeNode {
  const nameOf = (member: ts.TypeElement): string =>
    member.name && ts.isIdentifier(member.name) ? member.name.text : '';
  const choices = type.members.filter((member) => names.includes(nameOf(member)));
  if (choices.length !== names.length) throw new Error(`x-exactly-one-of names unknown properties: ${names.join()}`);
  const { createPropertySignature, createTypeLiteralNode, createUnionTypeNode, createIntersectionTypeNode } =
    ts.factory;
  const never = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  const question = ts.factory.createToken(ts.SyntaxKind.QuestionToken);
  const alternatives = choices.map((chosen) =>
    createTypeLiteralNode(
      choices
        .filter(ts.isPropertySignature)
        .map((choice) =>
          choice === chosen
            ? createPropertySignature(undefined, choice.name, undefined, choice.type)
            : createPropertySignature(undefined, choice.name, question, never),
        ),
    ),
  );
  const common = type.members.filter((member) => !names.includes(nameOf(member)));
  const union = createUnionTypeNode(alternatives);
  return common.length === 0
    ? union
    : createIntersectionTypeNode([createTypeLiteralNode(common), ts.factory.createParenthesizedType(union)]);
}
