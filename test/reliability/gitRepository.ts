import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import {
  ATTRIBUTES_LINE,
  driverSettings,
  launcherScript,
} from '../../src/vscode/features/gitMerging/mergeDriver';
import type { TwoCoders } from './merges';

const ROOT = path.resolve(__dirname, '../..');

/** Why real merges cannot be made here; undefined where git is installed. */
export function gitMissing(): string | undefined {
  const { status, error } = spawnSync('git', ['--version']);
  return status === 0 ? undefined : `git cannot be started (${error?.message ?? String(status)})`;
}

/** A temporary repository in which git merges the work of two coders. */
export interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): GitAnswer;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  read(file: string): string;
  /** Installs the driver as the extension does, with this Node as the program that runs it. */
  installDriver(): void;
  /** Git, and programs that it starts, search this folder first. */
  addToPath(folder: string): void;
  /** Commits the versions on two branches and merges theirs into ours. */
  merge(files: Readonly<Record<string, TwoCoders>>): MergeInGit;
  remove(): void;
}

interface GitAnswer {
  readonly code: number | null;
  readonly output: string;
}

export interface MergeInGit extends GitAnswer {
  /** Paths with conflicts, as git reports them. */
  readonly conflicted: readonly string[];
}

export function repository(): Repository {
  // A name with characters that a shell would interpret.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "two coders' $work-"));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const git: Repository['git'] = (...args) => {
    const done = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
    return { code: done.status, output: done.stdout + done.stderr };
  };
  const must = (...args: readonly string[]): string => {
    const { code, output } = git(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
    return output;
  };
  const write: Repository['write'] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
  };
  const commit = (files: Readonly<Record<string, string>>, message: string): void => {
    write(files);
    must('add', '-A');
    must('commit', '-q', '--allow-empty', '-m', message);
  };
  must('init', '-q', '-b', 'main');
  for (const [key, value] of [
    ['user.name', 'Lea'],
    ['user.email', 'lea@example.org'],
    ['core.autocrlf', 'false'],
  ] as const) {
    must('config', key, value);
  }
  return {
    folder,
    git,
    write,
    read: (file) => fs.readFileSync(path.join(folder, file), 'utf8'),
    installDriver: () => {
      const program = path.join(folder, '.git', "it's a program.js");
      const launcher = path.join(folder, '.git', 'merge annotations.sh');
      buildProgram(program);
      fs.writeFileSync(launcher, launcherScript(program, process.execPath));
      for (const [key, value] of driverSettings(launcher)) must('config', '--local', key, value);
      commit({ '.gitattributes': `${ATTRIBUTES_LINE}\n` }, 'Merge annotation files by annotation');
    },
    addToPath: (added) => {
      env.PATH = `${added}${path.delimiter}${env.PATH ?? ''}`;
    },
    merge: (files) => {
      const side = (name: keyof TwoCoders): Readonly<Record<string, string>> =>
        Object.fromEntries(Object.entries(files).map(([file, three]) => [file, three[name]]));
      commit(side('base'), 'Begin');
      must('checkout', '-q', '-b', 'tom');
      commit(side('theirs'), 'Code as Tom');
      must('checkout', '-q', 'main');
      commit(side('ours'), 'Code as Lea');
      const answer = git('merge', '--no-edit', 'tom');
      const unmerged = must('diff', '--name-only', '-z', '--diff-filter=U');
      return { ...answer, conflicted: unmerged.split('\0').filter((name) => name !== '') };
    },
    remove: () => fs.rmSync(folder, { recursive: true }),
  };
}

function buildProgram(outfile: string): void {
  esbuild.buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile,
    logLevel: 'warning',
  });
}
