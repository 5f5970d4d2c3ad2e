// The desktop VS Code of the user who runs the demo.
import fs from 'node:fs';
import path from 'node:path';
import { programOnPath } from './browser.mjs';
import { demoFolder, root } from './places.mjs';

const macProgram = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined} a program that opens desktop windows
 */
export function desktopProgram(environment, platform) {
  // Inside a remote window `code` controls that window, and cannot load an extension from a folder.
  if (environment['VSCODE_IPC_HOOK_CLI']) return undefined;
  const bare = ['code', 'code-insiders', 'codium'];
  const search = environment['PATH'] ?? '';
  if (platform === 'win32') return windowsProgram(search);
  const found = programOnPath(bare, search);
  if (found !== undefined) return found;
  return platform === 'darwin' && fs.existsSync(macProgram) ? macProgram : undefined;
}

/**
 * On Windows, the search path has a batch file in `bin` beside the program. Node starts batch files
 * only through a shell, which would take `Microsoft VS Code` for two words.
 * @param {string} search
 */
function windowsProgram(search) {
  const programs = { code: 'Code', 'code-insiders': 'Code - Insiders', codium: 'VSCodium' };
  return Object.entries(programs)
    .map(([batch, program]) => {
      const found = programOnPath([`${batch}.cmd`], search);
      return found && path.join(path.dirname(found), '..', `${program}.exe`);
    })
    .find((program) => program !== undefined && fs.existsSync(program));
}

/**
 * @param {string} folder
 * @param {string | undefined} article
 * @param {boolean} asRoot Electron's sandbox refuses to run as root
 * @returns {string[]}
 */
export function desktopArguments(folder, article, asRoot) {
  return [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${path.join(demoFolder, 'user')}`,
    `--extensions-dir=${path.join(demoFolder, 'extensions')}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    ...(asRoot ? ['--no-sandbox'] : []),
    folder,
    ...(article === undefined ? [] : [article]),
  ];
}
