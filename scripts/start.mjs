// npm start [-- --print-only] [-- --browser] [-- --tutorial]: builds, prints the tables of the
// examples, and opens them in VS Code; with `--tutorial` the articles of the tutorial instead.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';

const { values } = parseArgs({
  options: {
    'print-only': { type: 'boolean' },
    browser: { type: 'boolean' },
    tutorial: { type: 'boolean' },
  },
});

ensureDependencies();
// Imported late: building needs the dependencies.
const { buildProducts } = await import('../esbuild.mjs');
const { articleToShow, copyExamples, copyTutorial, printTables } = await import('./lib/demo.mjs');
await buildProducts();
if (values.tutorial) {
  const folder = copyTutorial();
  await open(folder, path.join(folder, 'README.md'));
} else {
  const folder = copyExamples();
  printTables(folder);
  if (!values['print-only']) await open(folder, articleToShow(folder));
}

/**
 * @param {string} folder
 * @param {string | undefined} article
 */
async function open(folder, article) {
  const { desktopArguments, desktopProgram } = await import('./lib/desktop.mjs');
  const program = values.browser ? undefined : desktopProgram(process.env, process.platform);
  if (program === undefined) return openInBrowser(folder, article);
  console.log(`\nOpening ${folder} in ${program}`);
  const asRoot = process.getuid?.() === 0;
  spawn(program, desktopArguments(folder, article, asRoot), { stdio: 'inherit' }).on(
    'error',
    (error) => console.error(`VS Code could not be started: ${error.message}`),
  );
}

/**
 * @param {string} folder
 * @param {string | undefined} article
 */
async function openInBrowser(folder, article) {
  const { installServer } = await import('../test/vscode-server/install.mjs');
  const { demoFolder, root } = await import('./lib/places.mjs');
  const { removeFolder } = await import('./lib/pinnedInstall.mjs');
  const { linkExtension, quietSettings, startServer } = await import('./lib/vscodeServer.mjs');
  const { workbenchUrl } = await import('./lib/workbenchUrl.mjs');
  const extensionsFolder = path.join(demoFolder, 'server-extensions');
  removeFolder(extensionsFolder);
  linkExtension(root, extensionsFolder);
  const server = await startServer(installServer(), {
    dataFolder: path.join(demoFolder, 'server'),
    extensionsFolder,
    settings: quietSettings,
    port: Number(process.env['PORT'] ?? 0),
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
  const { port, token } = server;
  const openFile = article === undefined ? {} : { openFile: article };
  const url = workbenchUrl({ port, token, folder, ...openFile });
  console.log(
    `\nVS Code runs at this address, for this machine only. Ctrl+C stops it.\n\n  ${url}\n`,
  );
  if (process.stdout.isTTY) showInBrowser(url);
  process.exitCode = await server.exited;
}

/**
 * Opens the user's own browser, if there is one; the address is printed in any case.
 * @param {string} url
 */
function showInBrowser(url) {
  const opener = { darwin: 'open', win32: 'explorer' }[String(process.platform)] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
