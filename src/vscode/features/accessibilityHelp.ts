import * as vscode from 'vscode';
import { accessibilityHelp } from '../../core';
import { localizer } from '../derived/viewContext';
import type { Services } from '../services';
import { contributions, entriesIn, titlesIn } from '../ui/manifest';

const SCHEME = 'policy-annotator-help';

/** How to reach everything with the keyboard, as a read-only document. Views of extensions cannot
 * have a help of their own: VS Code's API for it (`accessibilityHelpContent`) is not open to
 * published extensions. */
export function registerAccessibilityHelp({ guard, extension }: Services): vscode.Disposable {
  const show = async (): Promise<void> => {
    const path = `/${localizer.text('Accessibility Help: Policy Annotator').replace(':', '')}`;
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: SCHEME, path }),
    );
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await vscode.window.showTextDocument(document, { preview: true });
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: () => {
        const manifest = contributions(extension);
        const titles = titlesIn(manifest);
        return accessibilityHelp(
          localizer,
          (command) => keyOf(manifest, `policyAnnotator.${command}`),
          (command) => {
            const id = `policyAnnotator.${command}`;
            return titles.get(id) ?? id;
          },
        );
      },
    }),
    guard.command('policyAnnotator.showAccessibilityHelp', show),
  );
}

function keyOf(manifest: ReturnType<typeof contributions>, command: string): string | undefined {
  for (const keys of entriesIn(manifest, 'keybindings')) {
    if (keys.get('command') !== command) continue;
    const [key, mac] = [keys.get('key'), keys.get('mac')];
    if (typeof key !== 'string') return undefined;
    // An extension on a server does not know the system on which the window runs.
    return typeof mac === 'string' && mac !== key
      ? localizer.text('{0} ({1} on macOS)', writtenKey(key), writtenKey(mac))
      : writtenKey(key);
  }
  return undefined;
}

/** "Ctrl+K Shift+A" for "ctrl+k shift+a". German keyboards have other words for some
 * keys. */
function writtenKey(key: string): string {
  const written = key.replace(/(^|[+ ])([a-z])/g, (_, before: string, letter: string) => {
    return `${before}${letter.toUpperCase()}`;
  });
  return written
    .replaceAll('Ctrl+', `${vscode.l10n.t('Ctrl')}+`)
    .replaceAll('Backspace', vscode.l10n.t('Backspace'))
    .replace(/Shift\+(\S+)/g, (_, other: string) => vscode.l10n.t('Shift+{0}', other));
}
