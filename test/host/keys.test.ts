import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** Contexts of the extension's own views and pages, in which a key may have its own command; `when`
 * must name one. */
const OF_OUR_VIEWS =
  /focusedView == policyAnnotator\.\w+|editorTextFocus && resourceScheme == '?policy-annotator-\w+/;
const VIEW_KEYS = new Set(['enter', 'ctrl+f', 'cmd+f', 'delete', 'cmd+backspace', 'f2']);

/** Single keys are taken only where the focus is in the text of a read-only article, which has no
 * other use for them: not in fields, comparisons, lists of references or other views. Views of ours
 * have no texts; the Start view stays the focused one after it has gone. */
const OF_CODING_MODE =
  'policyAnnotator.codingHere && editorTextFocus && editorReadonly && focusedView =~ /^(?:policyAnnotator\\.|$)/ && !isInDiffEditor && !inReferenceSearchEditor && !accessibleViewIsShown && !accessibilityHelpIsShown';

/** In one of our questions, and in the text while one of them waits for an answer: keys that VS
 * Code binds everywhere have another meaning there. */
const OF_OUR_QUESTIONS =
  /^(?:inQuickInput && policyAnnotator\.(?:canGoBack|wholeWordsOffered)|policyAnnotator\.questionShown && editorTextFocus && !editorReadonly)$/;

/** The editor's own keys for undo and redo, as long as the last change is ours. */
const OF_UNDO = /\bpolicyAnnotator\.(?:undo|redo)Here\b/;

suite('Our default keys', () => {
  test('are bound by nothing else that this VS Code brings along', async () => {
    const taken = await defaultBindings();
    assert.ok(taken.length > 300, `only ${taken.length} default keys were found`);
    const conflicts: string[] = [];
    for (const { key, command, when = '' } of ourBindings()) {
      if (VIEW_KEYS.has(key) && OF_OUR_VIEWS.test(when)) continue;
      if (when.startsWith(OF_CODING_MODE) || OF_OUR_QUESTIONS.test(when)) continue;
      if (OF_UNDO.test(when)) continue;
      for (const other of taken) {
        if (!overlap(other.key, key) || exclude(other.when ?? '', when)) continue;
        conflicts.push(
          `${key} (${command}) is ${other.key}: ${other.command} [${other.when ?? ''}]`,
        );
      }
    }
    assert.deepEqual(conflicts, [], conflicts.join('\n'));
  });

  test('of our views and pages have a `when` that names them', () => {
    const wrong = ourBindings().filter(
      ({ key, when = '' }) =>
        VIEW_KEYS.has(key) &&
        ![OF_OUR_VIEWS, OF_OUR_QUESTIONS].some((one) => one.test(when)) &&
        !when.startsWith(OF_CODING_MODE),
    );
    assert.deepEqual(wrong, []);
  });

  test('of one stroke, without Ctrl, are of coding mode, our questions or our views', () => {
    const single = ourBindings().filter(({ key }) => /^(?:shift\+)?[^+ ]+$/.test(key));
    assert.ok(single.length > 40, String(single.length));
    const elsewhere = single.filter(
      ({ when = '' }) =>
        !when.startsWith(OF_CODING_MODE) &&
        !OF_OUR_QUESTIONS.test(when) &&
        !OF_OUR_VIEWS.test(when),
    );
    assert.deepEqual(elsewhere, []);
  });
});

/** The keys that VS Code itself binds on this platform, without those of extensions. */
async function defaultBindings(): Promise<readonly Binding[]> {
  const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
  const text = (await vscode.workspace.openTextDocument(uri)).getText();
  const json = text.slice(0, text.lastIndexOf(']') + 1).replaceAll(/^\s*\/\/.*$/gm, '');
  const bindings = JSON.parse(json) as readonly Binding[];
  return bindings.filter(({ command }) => !/^policyAnnotator\.|^runCommands$/.test(command));
}

function ourBindings(): readonly Binding[] {
  const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
  const manifest = extension?.packageJSON as {
    readonly contributes: {
      readonly keybindings: readonly (Binding & { readonly mac?: string })[];
    };
  };
  const isMac = process.platform === 'darwin';
  return manifest.contributes.keybindings.map(({ mac, ...binding }) => ({
    ...binding,
    key: (isMac ? mac : undefined) ?? binding.key,
  }));
}

/** True where one key sequence is a beginning of the other: `ctrl+k` alone would shadow `ctrl+k
 * a`. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  return a.slice(0, b.length).every((chord, i) => chord === b[i]);
}

/** True where one context requires what the other forbids. */
function exclude(one: string, other: string): boolean {
  const terms = (when: string): readonly string[] =>
    when.includes('||') ? [] : when.split('&&').map((term) => term.trim());
  const needs = (when: string, key: string): boolean => terms(when).includes(key);
  const focuses = [
    'terminalFocus',
    'notebookEditorFocused',
    'inDebugRepl',
    'listFocus',
    'filesExplorerFocus',
    'scmRepository',
    'notificationFocus',
    'inQuickOpen',
  ];
  if (needs(one, 'false')) return true;
  if (terms(other).some((key) => needs(one, `!${key}`))) return true;
  // Of a text that can be written, or of a widget that has the focus itself.
  const notReadonly = [
    ...['dropWidgetVisible', 'pasteWidgetVisible', 'inChatInput', 'notebookCellFocused'],
    ...['problemFocus', 'codeActionMenuVisible'],
  ];
  if (needs(other, 'editorReadonly') && notReadonly.some((key) => needs(one, key))) return true;
  // A focused text editor excludes all of these; and it is an input itself.
  return (
    needs(other, 'editorTextFocus') &&
    [...focuses, '!inputFocus', '!textInputFocus'].some((focus) => needs(one, focus))
  );
}
