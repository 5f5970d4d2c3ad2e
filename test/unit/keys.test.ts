import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

const root = path.join(__dirname, '..', '..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly keybindings: readonly Binding[] };
};
const { keybindings } = manifest.contributes;

/** Each of these says that the focus is in a text, in a view or on a page of the extension, or in
 * one of its questions. The panel is the active editor also while another view has the focus. */
const OUR_FOCUS = [
  /\beditorTextFocus && .*\bpolicyAnnotator\.(?:article|annotatable|corpus)\b/,
  /\bpolicyAnnotator\.(?:corpus|adjudicates|codingHere|codingOpening) && .*\beditorTextFocus\b/,
  /\beditorTextFocus && resourceScheme == policy-annotator-concordance/,
  // It works from the first moment, when nothing is known about the text yet.
  /^editorTextFocus && !notebookEditorFocused && editorLangId =~ /,
  /\bfocusedView (?:== policyAnnotator\.|=~ \/\^policyAnnotator\\\.\/).*!inputFocus/,
  /\bactiveWebviewPanelId == policyAnnotator\.analysis && !focusedView && !inputFocus/,
  // A text is the active editor, and nothing has the focus: a question was answered, or a
  // comparison has closed.
  /\bactiveEditor =~ .*textFileEditor.* && !focusedView && !inputFocus/,
  /\binQuickInput && policyAnnotator\.(?:canGoBack|wholeWordsOffered)/,
  // What would change the text does nothing while a question waits for an answer.
  /\bpolicyAnnotator\.questionShown && editorTextFocus\b/,
];

/** Whether the context is ours in each of its alternatives. */
function isOurs(when: string): boolean {
  return alternatives(when).every((one) => OUR_FOCUS.some((focus) => focus.test(one)));
}

/** The alternatives of a context, with the terms before a parenthesis in each of them. */
function alternatives(when: string): readonly string[] {
  // A parenthesis may also be part of an expression.
  const [, before = '', inside] = /^(.*?)(?<!!)\((.*)\)$/.exec(when) ?? [];
  if (inside === undefined) return when.split(' || ');
  return inside.split(' || ').map((one) => before + one);
}

suite('The default keys', () => {
  test('are taken only where a text, a view or the panel of the extension has the focus', () => {
    assert.ok(keybindings.length > 80);
    const elsewhere = keybindings.filter(({ when }) => !isOurs(when));
    assert.deepEqual(elsewhere, []);
  });

  test('for a whole corpus leave terminals, notebooks and fields alone', () => {
    assert.equal(isOurs('policyAnnotator.corpus'), false);
    assert.equal(isOurs('policyAnnotator.corpus && (editorTextFocus || sideBarFocus)'), false);
    assert.equal(isOurs('activeWebviewPanelId == policyAnnotator.analysis'), false);
    const wide = keybindings.filter(({ when }) => /\.(?:corpus|adjudicates) &&/.test(when));
    assert.equal(wide.length, 5);
    for (const { when } of wide) assert.match(when, /editorTextFocus && !notebookEditorFocused/);
  });

  test('are chords that VS Code uses for nothing else on Linux, macOS and Windows', function () {
    const workbench = installedWorkbench();
    if (workbench === undefined) this.skip();
    const taken = secondStrokes(fs.readFileSync(workbench, 'utf8'));
    assert.ok(taken.size > 60, `only ${taken.size} chords were found`);
    const shared = keybindings.flatMap((binding) => {
      const [first, second] = binding.key.split(' ');
      if (second === undefined) return [];
      assert.equal(first, 'ctrl+k');
      assert.equal(binding.mac, `cmd+k ${second}`);
      return taken.has(keyCode(second)) && !isKnown(binding) ? [binding] : [];
    });
    assert.deepEqual(shared, []);
  });
});

/** Ctrl+K Y scrolls the output of a cell while a notebook's list has the focus, in which no text
 * has it. In a browser on Windows, the two keys with N open a file and a window. */
function isKnown({ key, when }: Binding): boolean {
  if (key === 'ctrl+k y') return when.startsWith('editorTextFocus && ');
  return /^ctrl\+k (?:shift\+)?n$/.test(key) && when.includes('!(isWeb && isWindows)');
}

/** The page of VS Code that `npm test` installs, if it is there. */
function installedWorkbench(): string | undefined {
  const cache = path.join(root, '.vscode-test');
  const inside = 'node_modules/code-server/lib/vscode/out/vs/code/browser/workbench/workbench.js';
  const servers = fs.existsSync(cache) ? fs.readdirSync(cache) : [];
  return servers
    .filter((name) => name.startsWith('server-'))
    .map((name) => path.join(cache, name, inside))
    .find((file) => fs.existsSync(file));
}

const CTRL_OR_CMD = 2048;
const SHIFT = 1024;

/** What VS Code binds after Ctrl+K (Cmd+K on a Mac), on any platform, as the numbers of its source:
 * `KeyChord(KeyMod.CtrlCmd | KeyCode.KeyK, second)`, with short names. */
function secondStrokes(source: string): ReadonlySet<number> {
  const chord = new RegExp(`[\\w$]+\\(${CTRL_OR_CMD + keyCode('k')},(\\d+)\\)`, 'g');
  return new Set([...source.matchAll(chord)].map(([, second]) => Number(second)));
}

/** The number of a key in VS Code's `KeyCode`, with that of Shift in `KeyMod`. */
function keyCode(written: string): number {
  const [, shift, key = ''] = /^(shift\+)?(backspace|[a-z0-9])$/.exec(written) ?? [];
  assert.ok(key !== '', `${written} is not known here`);
  const code =
    key === 'backspace' ? 1 : /\d/.test(key) ? 21 + Number(key) : key.charCodeAt(0) - 97 + 31;
  return code + (shift === undefined ? 0 : SHIFT);
}
