import * as vscode from 'vscode';
import { gitApi } from '../../host/gitExtension';
import { host } from '../../host/host';
import type { GitPort } from '../../host/hostPort';
import { ATTRIBUTES_LINE, driverSettings, launcherScript, withAttributesLine } from './mergeDriver';
import type { Services } from '../../services';
import { readText, writeText } from '../../documents/workspaceFiles';
import { showFileStep, showLogStep, notify } from '../../host/notify';

/** Sets up git to merge annotation files by annotation: a line in `.gitattributes` and a driver in
 * the repository's configuration, written after showing them. Git starts a script in the
 * extension's storage, whose path stays the same: the extension's own folder gets a new name with
 * each update, and the script is then written again. */
export function registerGitMerging(services: Services): vscode.Disposable {
  const { storage } = services;
  const launcher = vscode.Uri.joinPath(storage, 'mergeAnnotations.sh');
  const { git } = host;
  let isRenewed = false;
  const renew = (): void => {
    if (isRenewed || !git || launcher.scheme !== 'file') return;
    isRenewed = true;
    services.guard.run('renewing the merge driver', async () => {
      if ((await readText(launcher)) !== undefined) await writeLauncher(services, launcher, git);
    });
  };
  const setUpMerging = services.guard.command('policyAnnotator.setUpGitMerging', async () => {
    const loaded = services.corpora.active;
    if (!loaded) return;
    if (!git || loaded.root.scheme !== 'file' || launcher.scheme !== 'file') {
      void notify(
        'information',
        vscode.l10n.t(
          'Programs cannot be started here, so Git was not set up. Open the folder in VS Code on the computer that has the repository. You can still resolve conflicts with Resolve Annotation Conflicts.',
        ),
      );
    } else await setUp(services, loaded.root, launcher, git);
  });
  return vscode.Disposable.from(services.corpora.onDidAdd(renew), setUpMerging);
}

async function setUp(
  services: Services,
  folder: vscode.Uri,
  launcher: vscode.Uri,
  git: GitPort,
): Promise<void> {
  // The git that VS Code itself uses, where its extension is active.
  const program = gitApi()?.git.path ?? 'git';
  const top = await git.run(program, folder, ['rev-parse', '--show-toplevel']);
  if (top.kind === 'failed') {
    services.log.error(`git rev-parse: ${top.reason}`);
    void notify(
      'warning',
      vscode.l10n.t(
        'This folder is not in a Git repository, or Git cannot be started. Nothing was changed. See the log for details.',
      ),
      showLogStep(),
    );
    return;
  }
  const root = vscode.Uri.file(top.output.replace(/\r?\n$/, ''));
  const attributes = vscode.Uri.joinPath(root, '.gitattributes');
  const before = await readText(attributes);
  const after = withAttributesLine(before?.text ?? '');
  const settings: (readonly [string, string])[] = [];
  for (const [key, value] of driverSettings(launcher.fsPath)) {
    const known = await git.run(program, root, ['config', '--local', '--get', key]);
    if (known.kind === 'failed' || known.output.trimEnd() !== value) settings.push([key, value]);
  }
  if (after === undefined && settings.length === 0) {
    await writeLauncher(services, launcher, git);
    void notify(
      'information',
      vscode.l10n.t(
        'Git already merges annotation files annotation by annotation in this repository.',
      ),
    );
    return;
  }
  if (!(await isWanted(attributes, after !== undefined, settings, launcher))) return;
  if (!(await writeLauncher(services, launcher, git))) {
    tellFailure(services, 'the script cannot be written');
    return;
  }
  for (const [key, value] of settings) {
    const done = await git.run(program, root, ['config', '--local', key, value]);
    if (done.kind === 'failed') {
      tellFailure(services, `git config ${key}: ${done.reason}`);
      return;
    }
  }
  if (after !== undefined) {
    const outcome = await writeText(attributes, before?.text, after);
    if (outcome.kind !== 'saved' && outcome.kind !== 'pending') {
      tellFailure(services, `.gitattributes: ${outcome.kind}`);
      return;
    }
  }
  void notify(
    'information',
    vscode.l10n.t(
      'Git now merges annotation files annotation by annotation in this repository. Commit .gitattributes, and ask each colleague to run Set Up Git Merging once.',
    ),
    after === undefined ? undefined : showFileStep(attributes),
  );
}

/** Shows exactly what would be written. */
async function isWanted(
  attributes: vscode.Uri,
  hasLine: boolean,
  settings: readonly (readonly [string, string])[],
  launcher: vscode.Uri,
): Promise<boolean> {
  const lines = [
    ...(hasLine ? [vscode.l10n.t('Added to {0}:', attributes.fsPath), ATTRIBUTES_LINE, ''] : []),
    ...(settings.length > 0
      ? [
          vscode.l10n.t('Set in the configuration of this repository:'),
          ...settings.map(([key, value]) => `${key} = ${value}`),
          '',
        ]
      : []),
    vscode.l10n.t('Script that Git will run: {0}', launcher.fsPath),
  ];
  const write = vscode.l10n.t('Set Up');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Do you want Git to merge annotation files annotation by annotation?'),
    { modal: true, detail: lines.join('\n') },
    write,
  );
  return choice === write;
}

async function writeLauncher(
  { extension }: Services,
  launcher: vscode.Uri,
  git: GitPort,
): Promise<boolean> {
  const program = vscode.Uri.joinPath(extension, 'dist', 'policy-annotator.js');
  const script = launcherScript(program.fsPath, git.runtime);
  const before = (await readText(launcher))?.text;
  if (before === script) return true;
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(launcher, '..'));
  return (await writeText(launcher, before, script)).kind === 'saved';
}

function tellFailure({ log }: Services, reason: string): void {
  log.error(`setting up git merging: ${reason}`);
  void notify(
    'error',
    vscode.l10n.t(
      'Setting up Git was not completed. Until it is, Git merges as before. See the log for the reason, then run the command again.',
    ),
    showLogStep(),
  );
}
