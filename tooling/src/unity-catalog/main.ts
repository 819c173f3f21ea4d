import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingTools } from '../java/missing-tools.ts';
import { resolveClassPath } from '../java/resolve-class-path.ts';
import { startUnityCatalogServer } from './start-server.ts';

// Runs the contract suite against the open-source Unity Catalog server: fetches a release (the argument, else the one
// below), starts it, and stops it.

const version = process.argv[2] ?? '0.6.0';

const problems = missingTools();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unity-catalog-')));
try {
  console.log(`Fetching the open-source Unity Catalog server ${version} …`);
  const classPath = resolveClassPath(folder, [`io.unitycatalog:unitycatalog-server:${version}`]);
  console.log('Starting it …');
  const server = await startUnityCatalogServer(folder, classPath);
  try {
    const suite = spawn('vitest', ['run', 'test/unity-catalog-contract.test.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, UNITY_CATALOG_URL: server.url, UNITY_CATALOG_STORAGE_ROOT: server.storageRoot },
      stdio: 'inherit',
    });
    const [code] = await once(suite, 'exit');
    process.exitCode = code ?? 1;
  } finally {
    await server.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
