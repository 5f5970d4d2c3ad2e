// Fails where something is bundled whose licence would not be shipped with it: `npm run check --
// notices`.
import { buildWithNotices } from '../esbuild.mjs';

try {
  await buildWithNotices(false);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
