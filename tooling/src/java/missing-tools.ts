import { spawnSync } from 'node:child_process';

const oldestJava = 17;

/** What is missing on this machine to run a program in Java, as sentences for a person. */
export function missingTools(): readonly string[] {
  const problems: string[] = [];
  if (spawnSync('mvn', ['--version']).status !== 0) {
    problems.push('Maven is missing: install it, so that `mvn --version` runs.');
  }
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  // Java 8 calls itself 1.8; it is too old either way.
  const [, major = '0'] = /version "(\d+)/.exec(java.stderr ?? '') ?? [];
  if (java.status !== 0) {
    problems.push(`Java is missing: install a JDK ${oldestJava} or newer, so that \`java -version\` answers.`);
  } else if (Number(major) < oldestJava) {
    problems.push(`Java ${major} is too old: put a JDK ${oldestJava} or newer first on the PATH.`);
  }
  return problems;
}
