import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Outside } from '../../../src/cli/output/outside';
import type { InputLine } from '../../../src/cli/streams/inputLines';
import type { FormatModule } from '../../../src/formats/catalog';
import { run } from '../../../src/cli/run';
import { temporaryFolder } from '../../support/temporaryFolder';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder, as a process would, without one. */
export async function runCli(
  words: readonly string[],
  {
    folder = process.cwd(),
    columns = 100,
    lines = [],
    terminal = false,
    onInterrupt = () => () => undefined,
  }: {
    folder?: string;
    columns?: number;
    lines?: Iterable<InputLine> | AsyncIterable<InputLine>;
    terminal?: boolean;
    onInterrupt?: Outside['onInterrupt'];
  } = {},
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const exitCode = await run(words, {
    folder,
    columns,
    terminal,
    interactive: terminal,
    lines: () => Readable.from(lines),
    write: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    report: (text) => {
      stderr += text;
    },
    loadFormat: formatFromSource,
    onInterrupt,
    progress: () => undefined,
  });
  return { exitCode, stdout, stderr };
}

/** What the built program loads from beside itself. */
export function formatFromSource(id: string): Promise<FormatModule> {
  return import(`../../../src/formats/${id}/index`) as Promise<FormatModule>;
}

export function parsed<Row>(result: CliResult): Row[] {
  return JSON.parse(result.stdout) as Row[];
}

/** A folder of its own with these files; removed with `remove`. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = temporaryFolder('corpus');
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return {
    folder,
    remove: () => {
      fs.rmSync(folder, { recursive: true });
    },
  };
}
