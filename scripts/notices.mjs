// Fails where a package is bundled without its licence text: `npm run check -- notices`.
import { buildWithNotices } from '../esbuild.mjs';

try {
  await buildWithNotices(false);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
