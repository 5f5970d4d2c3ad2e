// VS Code as a page alone: its workbench and the extensions as static files, without a server of VS
// Code behind it, as in vscode.dev. The page finds the study in a virtual file system, whose files
// a helper extension in the page asks for here; see helper/web.
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

interface StaticOptions {
  /** The folder of VS Code. */
  readonly vscode: string;
  /** Folders with extensions. */
  readonly extensions: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder below which the virtual file system has files, by their real paths. */
  readonly home: string;
  /** Where the driver asks the helper extension of the window of the folder. */
  readonly socket: string;
  readonly folder: string;
}

export interface StaticWorkbench {
  readonly port: number;
  /** None is asked for. */
  readonly token: undefined;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export async function serveWorkbench(options: StaticOptions): Promise<StaticWorkbench> {
  const log: string[] = [];
  const questions = new Questions(options.folder);
  const server = http.createServer((request, response) => {
    void answered(request, response).catch((error: unknown) => {
      log.push(`${request.url ?? ''}: ${String(error)}`);
      response.writeHead(500).end(String(error));
    });
  });
  const answered = async (
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname === '/') {
      const { port } = server.address() as AddressInfo;
      response.setHeader('Content-Type', 'text/html').end(page(options, port));
    } else if (pathname.startsWith('/files/')) {
      const file = inside(options.home, searchParams.get('path') ?? '');
      const done = await fileCall(pathname.slice('/files/'.length), file, await bodyOf(request));
      if (done === undefined) response.writeHead(404).end();
      else response.end(done);
    } else if (pathname === '/questions') {
      questions.wait(searchParams.get('folder') ?? '', response);
    } else if (pathname === '/answers') {
      questions.answer((await bodyOf(request)).toString());
      response.end();
    } else {
      serveFile(options, decodeURIComponent(pathname), response, log);
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const asking = http.createServer((request, response) => {
    void bodyOf(request).then((body) => questions.ask(body.toString(), response));
  });
  fs.mkdirSync(path.dirname(options.socket), { recursive: true });
  await new Promise<void>((resolve) => asking.listen(options.socket, resolve));
  const stop = async (): Promise<void> => {
    for (const one of [server, asking]) {
      one.closeAllConnections();
      await new Promise((resolve) => one.close(resolve));
    }
  };
  const { port } = server.address() as AddressInfo;
  return { port, token: undefined, log: () => log.join('\n'), stop };
}

/** Passes questions of the driver, one at a time, to the window of a folder. */
class Questions {
  readonly #folder: string;
  #waiting: http.ServerResponse | undefined;
  readonly #asked: { readonly question: string; readonly response: http.ServerResponse }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  wait(folder: string, response: http.ServerResponse): void {
    // Windows that the first one opens are not asked.
    if (folder !== this.#folder) return;
    this.#waiting = response;
    this.#pass();
  }

  ask(question: string, response: http.ServerResponse): void {
    this.#asked.push({ question, response });
    this.#pass();
  }

  answer(text: string): void {
    this.#asked.shift()?.response.end(text);
  }

  #pass(): void {
    const [first] = this.#asked;
    if (!first || !this.#waiting) return;
    this.#waiting.end(first.question);
    this.#waiting = undefined;
  }
}

function page({ extensions, settings, folder }: StaticOptions, port: number): string {
  const authority = `127.0.0.1:${String(port)}`;
  const webviews = `http://${authority}/out/vs/workbench/contrib/webview/browser/pre/`;
  const configuration = {
    folderUri: { scheme: 'study', path: folder },
    additionalBuiltinExtensions: extensions.map((_, at) => {
      return { scheme: 'http', authority, path: `/extensions/${String(at)}` };
    }),
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    // What the server's distribution asks for.
    ...{ isEnabledFileDownloads: true, isEnabledFileUploads: true },
    isEnabledCoderGettingStarted: false,
    webviewEndpoint: webviews,
    productConfiguration: { webviewContentExternalBaseUrlTemplate: webviews },
  };
  const given = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta id="vscode-workbench-web-configuration" data-settings="${given}" />
    <link rel="stylesheet" href="/out/vs/code/browser/workbench/workbench.css" />
  </head>
  <body aria-label=""></body>
  <script>
    globalThis._VSCODE_FILE_ROOT = location.origin + '/out/';
  </script>
  <script type="module" src="/out/nls.messages.js"></script>
  <script type="module" src="${WORKBENCH}"></script>
</html>`;
}

const WORKBENCH = '/out/vs/code/browser/workbench/workbench.js';

/** What the server's distribution of the workbench changes, and what stood there: it takes the page
 * for one of a server, which has the data of the user, too. */
const OF_A_SERVER = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
    '$1.file("/User").with({scheme:$2.vscodeUserData})',
  ],
] as const;

function serveFile(
  { vscode, extensions }: StaticOptions,
  pathname: string,
  response: http.ServerResponse,
  log: string[],
): void {
  const [, at = '', rest = ''] = /^\/extensions\/(\d+)\/(.*)$/.exec(pathname) ?? [];
  const file = at === '' ? path.join(vscode, pathname) : path.join(extensions[Number(at)]!, rest);
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) {
    log.push(`not there: ${pathname}`);
    response.writeHead(404).end();
    return;
  }
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  if (pathname !== WORKBENCH) {
    response.end(fs.readFileSync(file));
    return;
  }
  let text = fs.readFileSync(file, 'utf8');
  for (const [from, to] of OF_A_SERVER) {
    if (!from.test(text)) throw new Error('This workbench begins in another way.');
    text = text.replace(from, to);
  }
  response.end(text);
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Undefined for a file that is not there. */
async function fileCall(what: string, file: string, body: Buffer): Promise<Buffer | undefined> {
  const { promises } = fs;
  try {
    if (what === 'read') return await promises.readFile(file);
    if (what === 'stat') {
      const stat = await promises.stat(file);
      const [mtime, ctime] = [stat.mtimeMs, stat.ctimeMs];
      return json({ type: stat.isDirectory() ? 2 : 1, size: stat.size, mtime, ctime });
    }
    if (what === 'list') {
      const entries = await promises.readdir(file, { withFileTypes: true });
      return json(entries.map((entry) => [entry.name, entry.isDirectory() ? 2 : 1]));
    }
    if (what === 'write') await promises.writeFile(file, body);
    if (what === 'folder') await promises.mkdir(file, { recursive: true });
    if (what === 'delete') await promises.rm(file, { recursive: true });
    if (what === 'rename') await promises.rename(file, body.toString());
    return Buffer.alloc(0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function inside(home: string, file: string): string {
  const below = path.relative(home, file);
  if (below.startsWith('..')) throw new Error(`${file} is outside`);
  return file;
}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
