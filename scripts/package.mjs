// npm run package: makes the .vsix that a user installs.
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root } from './lib/places.mjs';

ensureDependencies();
// Imported late: building needs the dependencies.
const { buildProducts } = await import('../esbuild.mjs');
const { packExtension } = await import('./lib/packaging.mjs');
await buildProducts();
const { vsix, bytes, files } = packExtension();
for (const file of files) console.log(`  ${file}`);
console.log(`${path.relative(root, vsix)}: ${Math.ceil(bytes / 1024)} kB, ${files.length} files`);
