import * as vscode from 'vscode';
import {
  drawnStretches,
  EMPTY_CODEBOOK,
  GUTTER_KINDS,
  HIGHLIGHT_KINDS,
  highlightPlan,
  isDrawn,
  positionAt,
  samePlanKind,
  type HighlightPlan,
  type LineIndex,
  type Span,
  type TypeColor,
} from '../../core';
import { LONG_TEXT, mentionsAround, mentionsIn } from '../../project';
import { changedWords } from '../documents/changedWords';
import { documentText, toRange, toSpan } from '../documents/articleDocuments';
import type { LocatedState } from '../corpora/corpora';
import { createDecorations, createGutterMarks, createTypeDecoration } from '../ui/decorations';
import type { Services } from '../services';
import { setting, settingChanged } from '../host/settings';

/** Painting waits for a pause in typing: sending lists on each keystroke flickers, and VS Code
 * itself moves what is painted meanwhile. */
const REST_MS = 100;

interface Painted {
  readonly plan: HighlightPlan;
  /** The document's version when it was painted: later edits moved the painted ranges. */
  readonly version: number;
  /** For a long text, the stretches whose mentions are painted; undefined when all are. */
  readonly stretches: readonly Span[] | undefined;
}

/** Paints each visible article: at once on opening and switching, after a pause while typing. In a
 * long one, mentions are painted only where it is visible, also on scrolling: tens of thousands at
 * a time would block both the extension host and the editor. */
export function registerHighlights({ corpora, guard, extension }: Services): vscode.Disposable {
  const decorations = createDecorations();
  const marks = createGutterMarks(extension);
  /** Made when an article first needs them; a codebook has few colours, and so has a window. */
  const colored = new Map<TypeColor, vscode.TextEditorDecorationType>();
  const painted = new WeakMap<vscode.TextEditor, Painted>();
  let shown = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const paint = (editor: vscode.TextEditor): void => {
    const located = corpora.stateOf(editor.document.uri);
    const before = painted.get(editor);
    if (!located && !before) return;
    const { lines, version, text } = documentText(editor.document);
    const isLong = located !== undefined && text.length > LONG_TEXT;
    const stretches = isLong ? drawnStretches(seenIn(editor), text.length) : undefined;
    const plan = planFor(editor.document, shown ? located : undefined, stretches);
    // In another version of the text the same offsets are other places; an empty list stays the
    // same.
    const isPainted = (old: Int32Array | undefined, now: Int32Array): boolean =>
      before?.version === version && old ? samePlanKind(old, now) : !old?.length && !now.length;
    for (const kind of HIGHLIGHT_KINDS) {
      const spans = plan.spans[kind];
      if (isPainted(before?.plan.spans[kind], spans)) continue;
      editor.setDecorations(decorations[kind], rangesOf(lines, spans));
    }
    for (const color of new Set([...(before?.plan.colored.keys() ?? []), ...plan.colored.keys()])) {
      const spans = plan.colored.get(color) ?? NOTHING;
      if (isPainted(before?.plan.colored.get(color), spans)) continue;
      let decoration = colored.get(color);
      if (!decoration) colored.set(color, (decoration = createTypeDecoration(color)));
      editor.setDecorations(decoration, rangesOf(lines, spans));
    }
    for (const kind of GUTTER_KINDS) {
      const marked = plan.gutter[kind];
      if (isPainted(before?.plan.gutter[kind], marked)) continue;
      const ranges = Array.from(marked, (line) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(marks[kind], ranges);
    }
    painted.set(editor, { plan, version, stretches });
  };
  const paintAll = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const editor of vscode.window.visibleTextEditors) paint(editor);
  };
  const later = (located: LocatedState): void => {
    // The first state of an article is painted at once, and so is a change that no edit made.
    const fresh = vscode.window.visibleTextEditors.some(
      (editor) =>
        painted.get(editor)?.version !== editor.document.version &&
        painted.has(editor) &&
        editor.document.uri.toString() === located.loaded.uriOf(located.path).toString(),
    );
    if (!fresh) {
      paintAll();
      return;
    }
    paintSoon();
  };
  const paintSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(paintAll, REST_MS);
  };
  const scrolled = ({ textEditor }: vscode.TextEditorVisibleRangesChangeEvent): void => {
    const { version, stretches } = painted.get(textEditor) ?? {};
    if (!stretches) return;
    if (version !== textEditor.document.version) paintSoon();
    else if (!isDrawn(seenIn(textEditor), stretches)) paint(textEditor);
  };

  return vscode.Disposable.from(
    ...Object.values(decorations),
    ...Object.values(marks),
    corpora.onDidChangeState(later),
    guard.on(vscode.window.onDidChangeVisibleTextEditors, paintAll),
    guard.on(vscode.window.onDidChangeTextEditorVisibleRanges, scrolled),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      const keys = ['highlight.mentions', 'highlight.positions', 'highlight.gutter'] as const;
      if (settingChanged(event, ...keys)) paintAll();
    }),
    guard.command('policyAnnotator.toggleHighlights', async () => {
      const editor = vscode.window.activeTextEditor;
      const located = editor && corpora.stateOf(editor.document.uri);
      // A text above the limit is highlighted on demand.
      const waits = located?.state.waits === true;
      shown = waits || !shown;
      paintAll();
      if (waits) await vscode.commands.executeCommand('policyAnnotator.highlightLargeArticle');
    }),
    {
      dispose: () => {
        clearTimeout(timer);
        for (const decoration of colored.values()) decoration.dispose();
      },
    },
  );
}

const NOTHING = new Int32Array(0);

/** Ranges of spans in pairs, as in a plan. */
function rangesOf(lines: LineIndex, spans: Int32Array): readonly vscode.Range[] {
  const ranges: vscode.Range[] = [];
  for (let i = 0; i < spans.length; i += 2) {
    ranges.push(toRange(lines, { start: spans[i] ?? 0, end: spans[i + 1] ?? 0 }));
  }
  return ranges;
}

/** The stretches of its text that an editor shows; none before it has reported them. */
function seenIn({ document, visibleRanges }: vscode.TextEditor): readonly Span[] {
  const { lines } = documentText(document);
  return visibleRanges.map((range) => toSpan(lines, range));
}

function planFor(
  document: vscode.TextDocument,
  located: LocatedState | undefined,
  stretches: readonly Span[] | undefined,
): HighlightPlan {
  const { lines } = documentText(document);
  const { state, loaded } = located ?? {};
  return highlightPlan({
    placed: state?.placed ?? [],
    mentions: state ? (stretches ? mentionsAround(state, stretches) : mentionsIn(state)) : [],
    codebook: loaded?.corpus.codebook ?? EMPTY_CODEBOOK,
    ...(state ? { changed: changedWords(state) } : {}),
    options: {
      mentions: setting('highlight.mentions'),
      positions: setting('highlight.positions'),
      gutter: setting('highlight.gutter'),
    },
    lineOf: (offset) => positionAt(lines, offset).line,
  });
}
