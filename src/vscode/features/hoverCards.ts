import * as vscode from 'vscode';
import { hoverCards } from '../../core';
import { mentionsAround } from '../../project';
import { changedWords } from '../documents/changedWords';
import { documentText, toOffset, toRange } from '../documents/articleDocuments';
import { cardMarkdown } from '../ui/markdown';
import type { Services } from '../services';
import { viewContext } from '../derived/viewContext';

/** The cards over mentions and annotations; their contents are computed in core. */
export function registerHoverCards({ corpora }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider([{ language: '*' }], {
    provideHover(document, position) {
      const located = corpora.stateOf(document.uri);
      if (!located) return undefined;
      const { loaded, state } = located;
      const article = loaded.corpus.index.article(located.path);
      if (!article) return undefined;
      const { lines } = documentText(document);
      const offset = toOffset(lines, position);
      const cards = hoverCards({
        ...viewContext(loaded),
        offset,
        article,
        coder: loaded.corpus.coder,
        placed: state.placed,
        mentions: mentionsAround(state, [{ start: offset - 1, end: offset + 1 }]),
        changed: changedWords(state),
      });
      const [first] = cards;
      if (!first) return undefined;
      const contents = cards.map((card) => cardMarkdown(loaded, card.lines, card.actions));
      return new vscode.Hover(contents, toRange(lines, first.span));
    },
  });
}
