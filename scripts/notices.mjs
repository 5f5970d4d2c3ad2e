// Fails where a package is bundled without its licence text, or one that certainly is bundled is not
// among them: `npm run check -- notices`.
import { buildWithNotices } from '../esbuild.mjs';

try {
  const text = await buildWithNotices(false);
  for (const name of ['yaml', 'picomatch', 'd3-force', 'hyparquet-writer']) {
    if (new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)$`, 'm').test(text)) continue;
    throw new Error(`The notices lack ${name}.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
