// npm run package: makes the .vsix that a user installs. With `-- npm` also the package of the
// command line, with `-- npm-only` that alone.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { outFolder, root } from './lib/places.mjs';
import { runNpm } from './lib/processes.mjs';

ensureDependencies();
// Imported late: building needs the dependencies.
const { buildProducts } = await import('../esbuild.mjs');
await buildProducts();
if (!process.argv.includes('npm-only')) {
  const { packExtension } = await import('./lib/packaging.mjs');
  const { vsix, bytes, files } = packExtension();
  for (const file of files) console.log(`  ${file}`);
  console.log(`${path.relative(root, vsix)}: ${Math.ceil(bytes / 1024)} kB, ${files.length} files`);
}
if (process.argv.some((word) => word.startsWith('npm'))) {
  const { stageNpmPackage } = await import('./lib/npmPackage.mjs');
  const folder = stageNpmPackage();
  runNpm(['pack', '--silent', '--pack-destination', outFolder], folder);
  const tarball = fs.readdirSync(outFolder).find((name) => name.endsWith('.tgz')) ?? '';
  console.log(
    `${tarball}: ${Math.ceil(fs.statSync(path.join(outFolder, tarball)).size / 1024)} kB`,
  );
}
