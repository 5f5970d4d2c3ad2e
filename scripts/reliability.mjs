// The scoreboard of failures that must never happen, with real faults and full counts: `npm run
// reliability [-- group …] [-- --scale 0.1] [-- --seed 7]`, or `-- --list`, which runs nothing. Up to
// ten minutes a group; red if less was run than asked. Writes a page for each group into
// out/reliability.
import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot, root } from './lib/places.mjs';

ensureDependencies();
const program = inRoot('test', 'reliability', 'index.ts');
const { status } = spawnSync(
  process.execPath,
  ['--import=tsx', program, ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: root },
);
process.exit(status ?? 1);
