import { rmSync } from 'node:fs';
import {
  Application,
  Comment,
  OptionDefaults,
  type ProjectReflection,
  type Reflection,
  type TypeDocOptions,
} from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { entryPoints } from './entry-points.ts';
import { fromRoot, inRoot, repositoryUrl } from './repository.ts';

/** Writes the API reference of every package as Markdown, from its sources. A comment that TypeDoc warns of is an error. */
export async function generateApi(): Promise<void> {
  const out = inRoot('site/generated');
  rmSync(out, { recursive: true, force: true });
  const options: TypeDocOptions & Partial<PluginOptions> = {
    entryPoints: entryPoints().map(({ path }) => path),
    tsconfig: inRoot('site/tsconfig.api.json'),
    plugin: ['typedoc-plugin-markdown'],
    name: 'API reference',
    readme: 'none',
    out,
    displayBasePath: inRoot(),
    disableGit: true,
    sourceLinkTemplate: '{path}',
    excludeExternals: true,
    logLevel: 'Warn',
    blockTags: [...OptionDefaults.blockTags, '@description'],
    groupOrder: ['Functions', 'Classes', '*'],
    entryFileName: 'index',
    excludeScopesInPaths: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    indexFormat: 'table',
    tableColumnSettings: { hideModifiers: true, hideSources: true },
    interfacePropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
  };
  const application = await Application.bootstrapWithPlugins(options);
  const project = await application.convert();
  if (!project) throw new Error('The sources of the packages do not compile: see above.');
  nameModules(project);
  for (const reflection of Object.values(project.reflections)) improve(reflection);
  await application.generateOutputs(project);
  if (application.logger.hasErrors() || application.logger.hasWarnings())
    throw new Error('The API reference has faults: see above.');
}

/** A module is called what people import it by. */
function nameModules(project: ProjectReflection): void {
  const points = new Map(entryPoints().map((point) => [point.path, point]));
  for (const module of project.children ?? []) {
    const { name, description } = points.get(module.sources?.[0]?.fullFileName ?? '') ?? {};
    module.name = name ?? module.name;
    if (description !== undefined) module.comment = new Comment([{ kind: 'text', text: description }]);
  }
}

function improve(reflection: Reflection): void {
  const { comment } = reflection;
  // The generated types have their text behind a tag.
  const description = comment?.getTag('@description');
  if (comment && description) {
    comment.summary = [...description.content, ...comment.summary];
    comment.removeTags('@description');
  }
  if ('defaultValue' in reflection && reflection.defaultValue === '...') reflection.defaultValue = undefined;
  if ('sources' in reflection && Array.isArray(reflection.sources))
    for (const source of reflection.sources)
      source.url = `${repositoryUrl}/blob/main/${fromRoot(source.fullFileName)}#L${source.line}`;
}
