import * as vscode from 'vscode';
import {
  annotationLabel,
  least,
  quoteText,
  type ArticlePath,
  type PlacedAnnotation,
  type Span,
} from '../../core';
import { documentText, toSpan } from '../documents/articleDocuments';
import { readTarget } from './cardCommands';
import type { LoadedCorpus, LocatedState } from '../corpora/corpora';
import { keepQuoteInSight } from './belowQuestion';
import { pickOne } from './quickPick';
import type { Services } from '../services';
import { localizer } from '../derived/viewContext';

/** The annotation that a command applies to. */
export interface CurrentAnnotation {
  readonly loaded: LoadedCorpus;
  readonly path: ArticlePath;
  readonly placed: PlacedAnnotation;
}

/** The article in the active editor with its state and the selection; reports what to do if there
 * is none, or if it cannot be annotated. */
export interface ActiveArticle extends LocatedState {
  readonly editor: vscode.TextEditor;
  readonly selection: Span;
}

export function activeArticle({ corpora }: Services): ActiveArticle | undefined {
  const editor = vscode.window.activeTextEditor;
  const located = editor && corpora.stateOf(editor.document.uri);
  if (!located) return undefined;
  const { lines } = documentText(editor.document);
  return { ...located, editor, selection: toSpan(lines, editor.selection) };
}

/** The article of a tree row or a link; otherwise the one in the active editor. */
export function currentArticle(
  services: Services,
  argument: unknown,
): { readonly loaded: LoadedCorpus; readonly path: ArticlePath } | undefined {
  const target = readTarget(services.corpora, argument);
  const active = activeArticle(services);
  const loaded = target?.loaded ?? active?.loaded;
  const path = target?.article ?? active?.path;
  return loaded && path !== undefined ? { loaded, path } : undefined;
}

/** The annotation of a card, a tree row or a link; otherwise the one at the cursor, which the user
 * chooses if there are several. */
export async function currentAnnotation(
  services: Services,
  argument: unknown,
  manner: 'tell' | 'quietly' = 'tell',
): Promise<CurrentAnnotation | undefined> {
  const target = readTarget(services.corpora, argument);
  if (target?.article !== undefined && target.id !== undefined) {
    const { loaded, article, id } = target;
    const placed = loaded.corpus.index
      .article(article)
      ?.annotations.find(({ annotation }) => annotation.id === id);
    return placed && { loaded, path: article, placed };
  }
  const active = activeArticle(services);
  if (!active) return undefined;
  const here = annotationsAt(active.state.placed, active.selection);
  if (here.length === 0) {
    if (manner === 'quietly') return undefined;
    vscode.window.setStatusBarMessage(
      vscode.l10n.t(
        'No annotation at the cursor. Put the cursor into one, or choose it in a view.',
      ),
      4000,
    );
    return undefined;
  }
  if (here.length > 1 && here[0]) keepQuoteInSight(active.editor.document.uri, here[0]);
  const placed = here.length === 1 ? here[0] : await chooseAnnotation(active.loaded, here);
  return placed && { loaded: active.loaded, path: active.path, placed };
}

/** The annotations that touch the selection, the smallest first. */
export function annotationsAt(
  all: readonly PlacedAnnotation[],
  selection: Span,
): readonly PlacedAnnotation[] {
  const sized = all.flatMap((placed) => {
    const sizes = placed.places.flatMap(({ span }) =>
      span && span.start <= selection.end && selection.start <= span.end
        ? [span.end - span.start]
        : [],
    );
    return sizes.length > 0 ? [{ placed, size: least(sizes) }] : [];
  });
  return sized.sort((a, b) => a.size - b.size).map(({ placed }) => placed);
}

async function chooseAnnotation(
  loaded: LoadedCorpus,
  here: readonly PlacedAnnotation[],
): Promise<PlacedAnnotation | undefined> {
  const picked = await pickOne({
    title: vscode.l10n.t('Which annotation?'),
    placeholder: vscode.l10n.t('Several annotations overlap here'),
    rows: here.map((placed) => ({
      label: annotationLabel(loaded.corpus.codebook, placed.annotation, localizer),
      description: quoteText(placed.annotation.quote),
      value: placed,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
