import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Maven would not ask again for what it once did not find. */
const remembersNoFailure = ['--update-snapshots'];

/**
 * Lets Maven fetch artifacts (`group:artifact:version`) with everything that they need, from wherever this machine's Maven
 * fetches.
 *
 * @throws Error with what Maven said
 */
export function resolveClassPath(folder: string, artifacts: readonly string[]): string {
  writeFileSync(join(folder, 'pom.xml'), project(artifacts));
  const goal = ['dependency:build-classpath', '-Dmdep.outputFile=class-path.txt', '-Dmdep.includeScope=runtime'];
  const maven = spawnSync('mvn', ['--batch-mode', '--quiet', ...remembersNoFailure, ...goal], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (maven.status === 0) return readFileSync(join(folder, 'class-path.txt'), 'utf8').trim();
  const said = maven.stdout.split('\n').find((line) => line.includes('[ERROR]')) ?? maven.stderr;
  throw new Error(`Maven could not fetch ${artifacts.join(', ')}. It needs Maven Central or a mirror of it.\n${said}`);
}

function project(artifacts: readonly string[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [group, name, version] = artifact.split(':');
    return `    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${name}</artifactId>
      <version>${version}</version>
    </dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tableflow-workshop</groupId>
  <artifactId>class-path</artifactId>
  <version>1</version>
  <dependencies>
${dependencies.join('\n')}
  </dependencies>
</project>
`;
}
