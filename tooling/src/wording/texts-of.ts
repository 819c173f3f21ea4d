import ts from 'typescript';

/** A text that a person may read, and the line on which it begins. */
export interface ReadableText {
  readonly text: string;
  readonly line: number;
}

/** What a program prints or throws: its texts, without the names of modules. */
export function textsOfProgram(path: string, source: string): readonly ReadableText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const texts: ReadableText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push({ text: node.text, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

/** What a page says, without its blocks of code. */
export function textsOfPage(source: string): readonly ReadableText[] {
  const prose = source.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
  return [{ text: prose, line: 1 }];
}
