import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

/** What the import of a file took, and what came of it. */
export interface Cost {
  /** Problems of the file. */
  readonly stated: readonly string[];
  /** Annotations that would be written. */
  readonly planned: number;
  /** The most memory that the process had. */
  readonly megabytes: number;
  /** Of computing. */
  readonly seconds: number;
}

/** Of the heap: the rest of a process takes some 100. */
const HEAP_MEGABYTES = 300;

/** Builds the importing program in a folder, and gives what runs it. */
export function importCosts(folder: string): (name: string, content: string | Uint8Array) => Cost {
  const program = path.join(folder, 'importingProcess.js');
  esbuild.buildSync({
    entryPoints: [path.join(__dirname, 'importingProcess.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return (name, content) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${String(HEAP_MEGABYTES)}`, program, file],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${name} ended its import: ${stderr.slice(0, 300)}`);
    return JSON.parse(stdout) as Cost;
  };
}
