import * as vscode from 'vscode';
import { entriesOf, isVocabulary, labelText, type Vocabulary } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName } from '../../documents/words';
import type { Services } from '../../services';
import { namesAt } from '../../ui/naming/namesAt';
import { registerForCorpora } from '../../ui/naming/perCorpus';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { entryOf, type CorpusEntry } from './chooseEntry';
import { idProblem, previewRename } from './renameEntry';
import { wordProblem } from './renameValue';

/** F2 on a mention gives its entry another name; F2 on an id in the codebook or an annotation file
 * gives it another id. The provider returns no edits of its own, since VS Code would apply them
 * without the lock and the journal of the files: the change is shown and done as a refactoring. */
export function registerRenameProvider(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const found = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Renamable | undefined> => {
    const here = await namesAt(services, document, position);
    if (here?.names.length !== 1) return undefined;
    const [{ of, id, range }] = here.names;
    const { loaded } = here;
    if (of === 'stance' || isVocabulary(of)) return { kind: 'value', of, id, range, loaded };
    if (of !== 'actor' && of !== 'issue') return undefined;
    if (!entriesOf(loaded.corpus.codebook, of).has(id)) return undefined;
    const isMention = corpora.stateOf(document.uri) !== undefined;
    return { kind: isMention ? 'name' : 'id', entry: entryOf(loaded, { layer: of, id }), range };
  };

  const provider: vscode.RenameProvider = {
    prepareRename: async (document, position) => {
      const here = await found(document, position);
      if (!here) throw nothingHere();
      return { range: here.range, placeholder: wordOf(here) };
    },
    provideRenameEdits: async (document, position, name) => {
      const here = await found(document, position);
      const typed = name.trim();
      if (!here || typed === '') throw nothingHere();
      const problem = problemOf(here, typed);
      if (problem !== undefined) throw new Error(problem);
      guard.run(vscode.l10n.t('Rename {0}', labelText(wordOf(here), 60)), () =>
        preview(services, here, typed),
      );
      return new vscode.WorkspaceEdit();
    },
  };
  return registerForCorpora(services, ({ annotationFiles, articles, codebooks }) =>
    vscode.languages.registerRenameProvider(
      [...annotationFiles, ...articles, ...codebooks],
      provider,
    ),
  );
}

type Renamable =
  | { readonly kind: 'name' | 'id'; readonly entry: CorpusEntry; readonly range: vscode.Range }
  | {
      readonly kind: 'value';
      readonly of: 'stance' | Vocabulary;
      readonly id: string;
      readonly loaded: LoadedCorpus;
      readonly range: vscode.Range;
    };

function wordOf(here: Renamable): string {
  if (here.kind === 'value') return here.id;
  return here.kind === 'name' ? here.entry.name : here.entry.id;
}

function problemOf(here: Renamable, typed: string): string | undefined {
  if (here.kind === 'value') return wordProblem(here.of, typed);
  return here.kind === 'id' ? idProblem(here.entry, typed) : undefined;
}

async function preview(services: Services, here: Renamable, typed: string): Promise<void> {
  if (here.kind !== 'value') {
    const { entry } = here;
    await previewRename(services, entry, here.kind === 'name' ? { name: typed } : { id: typed });
    return;
  }
  const { id, loaded, of } = here;
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Rename {0}', labelText(id, 60)),
    label: vscode.l10n.t('{0} is now {1}', messageName(id), messageName(typed)),
    make: () => ({ kind: 'value', of, from: id, to: typed }),
  });
}

function nothingHere(): Error {
  return new Error(vscode.l10n.t('There is no actor or issue of the codebook here.'));
}
