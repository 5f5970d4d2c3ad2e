// Starting and ending other programs.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * npm is a batch file on Windows, which Node starts only through a shell; that would take a path
 * with a space for two. So npm's own script is run: the one that runs this script, else the one
 * beside Node.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 * @returns {string[]} the beginning of the command
 */
export function npmCommand(environment = process.env, platform = process.platform) {
  const running = environment['npm_execpath'] ?? '';
  if (/[\\/]npm-cli\.js$/.test(running)) return [process.execPath, running];
  if (platform !== 'win32') return ['npm'];
  const { dir } = path.parse(process.execPath);
  return [process.execPath, path.join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}

/**
 * Runs npm to its end, with its output passed on.
 * @param {readonly string[]} args
 * @param {string} folder
 * @throws {Error} when npm is missing or fails
 */
export function runNpm(args, folder) {
  const [program = '', ...first] = npmCommand();
  const done = spawnSync(program, [...first, ...args], { cwd: folder, stdio: 'inherit' });
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}`);
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {{ code: number, output: string }} output holds standard output, then standard error
 */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { ...options, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (done.error) return { code: 127, output: done.error.message };
  return { code: done.status ?? 1, output: `${done.stdout}${done.stderr}` };
}

/**
 * The environment without the variables of a surrounding VS Code, which would confuse a second one.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(extra = {}) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(own), ...extra };
}

/**
 * Ends a program started with `detached`, and all of its children.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} patience milliseconds before it is killed
 */
export async function stopGroup(child, patience = 4000) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
  await ended;
  clearTimeout(timer);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    // Windows has no process groups: there only the program itself is ended.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It had ended already.
  }
}

/**
 * Starts a program in a group of its own, to be ended with `stopGroup`; it always ends with this
 * process, see `exitOnSignals`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const endIt = () => signalGroup(child, 'SIGTERM');
  process.on('exit', endIt);
  child.once('exit', () => process.off('exit', endIt));
  return child;
}

let exitsOnSignals = false;

/** Makes Ctrl+C and similar signals an ordinary exit, in which started programs are ended too: they
 * do not get the terminal's signals themselves. */
export function exitOnSignals() {
  if (exitsOnSignals) return;
  exitsOnSignals = true;
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
