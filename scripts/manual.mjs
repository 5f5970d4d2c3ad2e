// Builds docs/ as one site with search, into out/manual: `npm run manual`. With `-- --preview` it is
// served afterwards. Nothing is fetched; a link that leads nowhere fails the build.
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot } from './lib/places.mjs';

ensureDependencies();
const { build, serve } = await import('vitepress');

const docs = inRoot('docs');
await build(docs);
console.log('The manual is in out/manual.');
if (process.argv.includes('--preview')) {
  await serve({ root: docs });
  console.log('http://localhost:4173/');
}
