import ts from 'typescript';

/** Of the responses, the data of a success is what a client returns; errors are read by their shape. */
const successes = ['200', '201', '202', '204'];
const jsonType = 'application/json';

/** How a description writes that a body is JSON. */
export const typeOfJson = `type Json<Body> = { content: { "${jsonType}": Body } };\n\n`;

/**
 * The types of a description without what no client reads: methods, parameters and bodies that do not exist, headers, the
 * responses of failures, and the parameters of a path, which each of its operations repeats. A compiler reads the half.
 */
export function usedParts(tree: readonly ts.Node[]): ts.Node[] {
  const kept = tree.flatMap((node) => {
    if (!ts.isInterfaceDeclaration(node)) return [];
    if (node.name.text === 'paths') return [eachMember(node, (path) => without(path, ['parameters']))];
    if (node.name.text === 'operations') return [eachMember(node, usedOfOperation)];
    return [node];
  });
  return kept.map((node) => (isNamed(node, 'components') ? onlyUsedComponents(node, kept) : node));
}

function usedOfOperation(operation: ts.TypeLiteralNode): ts.TypeLiteralNode {
  const members = operation.members.map((member) => {
    if (nameOf(member) === 'parameters') return withType(member, (places) => without(places, []));
    if (nameOf(member) === 'requestBody') return withType(member, asJson);
    if (nameOf(member) !== 'responses') return member;
    return withType(member, (responses) =>
      literalOf(responses.members.filter((response) => successes.includes(nameOf(response))).map(onlyContent)),
    );
  });
  return without(literalOf(members), []);
}

/** A response without its headers, and without its comment, which no editor shows. */
function onlyContent(response: ts.TypeElement): ts.TypeElement {
  if (!ts.isPropertySignature(response) || !response.type) return response;
  const { name, type } = response;
  const content = ts.isTypeLiteralNode(type) ? asJson(without(type, ['headers'])) : type;
  return ts.factory.createPropertySignature(undefined, name, undefined, content);
}

/** `{ content: { "application/json": Body } }` as `Json<Body>`. */
function asJson(type: ts.TypeNode): ts.TypeNode {
  const body = onlyMember(onlyMember(type, 'content'), jsonType);
  return body ? ts.factory.createTypeReferenceNode('Json', [body]) : type;
}

function onlyMember(type: ts.TypeNode | undefined, name: string): ts.TypeNode | undefined {
  if (type === undefined || !ts.isTypeLiteralNode(type) || type.members.length !== 1) return undefined;
  const [member] = type.members;
  return member && ts.isPropertySignature(member) && nameOf(member) === name ? member.type : undefined;
}

/** Schemas are for whoever writes bodies; of the rest, what an operation names. */
function onlyUsedComponents(components: ts.InterfaceDeclaration, tree: readonly ts.Node[]): ts.InterfaceDeclaration {
  const named = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isIndexedAccessTypeNode(node)) named.add(pathOf(node).join('.'));
    ts.forEachChild(node, collect);
  };
  for (const node of tree) if (isNamed(node, 'operations')) collect(node);
  const members = components.members.flatMap((member) => {
    const kind = nameOf(member);
    if (kind === 'schemas') return [member];
    const used = withType(member, (parts) => {
      const kept = parts.members.filter((part) => named.has(`components.${kind}.${nameOf(part)}`));
      return literalOf(kind === 'responses' ? kept.map(onlyContent) : kept);
    });
    return isAbsent(used) ? [] : [used];
  });
  return withMembers(components, members);
}

/** `components["schemas"]["Catalog"]` as its three names. */
function pathOf(node: ts.TypeNode): readonly string[] {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return [node.typeName.text];
  if (!ts.isIndexedAccessTypeNode(node)) return [];
  const { indexType, objectType } = node;
  const last = ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal) ? [indexType.literal.text] : [];
  return [...pathOf(objectType), ...last];
}

/** An object type without these members, and without those that do not exist (`put?: never`). */
function without(type: ts.TypeLiteralNode, names: readonly string[]): ts.TypeLiteralNode {
  return literalOf(type.members.filter((member) => !names.includes(nameOf(member)) && !isAbsent(member)));
}

/** Of no type, or of an object type from which everything was taken. A response without content is one. */
function isAbsent(member: ts.TypeElement): boolean {
  if (!ts.isPropertySignature(member) || member.type === undefined) return false;
  const { type } = member;
  return type.kind === ts.SyntaxKind.NeverKeyword || (ts.isTypeLiteralNode(type) && type.members.length === 0);
}

function eachMember(
  declaration: ts.InterfaceDeclaration,
  change: (type: ts.TypeLiteralNode) => ts.TypeLiteralNode,
): ts.InterfaceDeclaration {
  return withMembers(
    declaration,
    declaration.members.map((member) => withType(member, change)),
  );
}

function withMembers(
  declaration: ts.InterfaceDeclaration,
  members: readonly ts.TypeElement[],
): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses } = declaration;
  return ts.factory.updateInterfaceDeclaration(declaration, modifiers, name, typeParameters, heritageClauses, members);
}

/** The same member, comment included, with another object type. */
function withType(member: ts.TypeElement, change: (type: ts.TypeLiteralNode) => ts.TypeNode): ts.TypeElement {
  if (!ts.isPropertySignature(member) || !member.type || !ts.isTypeLiteralNode(member.type)) return member;
  const { modifiers, name, questionToken, type } = member;
  return ts.factory.updatePropertySignature(member, modifiers, name, questionToken, change(type));
}

function literalOf(members: readonly ts.TypeElement[]): ts.TypeLiteralNode {
  return ts.factory.createTypeLiteralNode(members);
}

function nameOf(member: ts.TypeElement): string {
  const { name } = member;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) ? name.text : '';
}

function isNamed(node: ts.Node, name: string): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === name;
}
