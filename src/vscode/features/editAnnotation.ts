import * as vscode from 'vscode';
import { detailFields, withDetail, type Annotation } from '../../core';
import { keepQuoteInSight } from '../ui/belowQuestion';
import { useOfferedWords } from '../ui/shownQuestion';
import { currentAnnotation, type CurrentAnnotation } from '../ui/currentAnnotation';
import type { ChoiceContext } from '../ui/questions/choices';
import { chooseField, hasSeveralLines } from '../ui/questions/chooseField';
import { draftOf } from '../ui/questions/codebookDraft';
import { editField } from '../ui/questions/detailEditors';
import { wholeWordsRow } from '../ui/questions/offerWholeWords';
import { changedLabel, labelOf, recordReplaced } from '../corpora/record';
import { mayChange } from '../documents/words';
import type { Services } from '../services';
import { localizer } from '../derived/viewContext';

/** *Details*: one list in which each field is edited in place; unused ones below a line. Every edit
 * is saved at once and can be undone. */
export function registerEditAnnotation(services: Services): vscode.Disposable {
  const edit = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (current && mayChange(current.loaded.corpus.index.article(current.path)))
      await editDetails(services, current);
  };
  const editLast = async (): Promise<void> => {
    const last = services.lastChange.target();
    await edit(last);
  };
  const useWholeWords = async (): Promise<void> => {
    if (useOfferedWords()) return;
    const last = services.lastChange.target();
    const current = last && (await currentAnnotation(services, last));
    if (!current || !mayChange(current.loaded.corpus.index.article(current.path))) return;
    await wholeWordsRow(services, current.loaded, current.path, current.placed)?.run();
  };
  return vscode.Disposable.from(
    services.guard.command('policyAnnotator.useWholeWords', useWholeWords),
    services.guard.command('policyAnnotator.editAnnotation', edit),
    services.guard.command('policyAnnotator.editLast', editLast),
  );
}

async function editDetails(services: Services, current: CurrentAnnotation): Promise<void> {
  const { loaded, path } = current;
  const { id } = current.placed.annotation;
  let covered = keepQuoteInSight(loaded.uriOf(path), current.placed);
  // Looked up again: each edit changes it, and so may another window.
  const placedNow = () =>
    loaded.corpus.index.article(path)?.annotations.find(({ annotation }) => annotation.id === id);
  let last: string | undefined;
  for (;;) {
    const placed = placedNow();
    if (!placed) return;
    const { annotation } = placed;
    const fields = detailFields(annotation, loaded.corpus.codebook, localizer);
    const words = wholeWordsRow(services, loaded, path, placed);
    const key = await chooseField(labelOf(loaded, annotation), fields, last, {
      covered,
      before: words?.row,
    });
    if (words && key === words.row.value) {
      await words.run();
      covered = keepQuoteInSight(loaded.uriOf(path), placedNow() ?? placed);
      continue;
    }
    const field = fields.find((one) => one.key === key);
    if (!field) return;
    if (hasSeveralLines(field)) {
      await showInFile(current);
      return;
    }
    last = field.key;
    const context = { ...contextOf({ ...current, placed }), covered };
    const answer = await editField(services, context, annotation, field);
    if (answer.kind !== 'value') continue;
    const { draft } = context;
    const changed = withDetail(annotation, field, answer.value);
    const { shown = '' } =
      detailFields(changed, draft.codebook, localizer).find((one) => one.key === key) ?? {};
    // The words of a condition are in the name of its position, too.
    const nameOf = (one: Annotation): string =>
      labelOf(
        loaded,
        key === 'condition' && one.kind === 'position' ? { ...one, condition: undefined } : one,
        draft,
      );
    const label = changedLabel(
      field.label,
      { shown, what: nameOf(changed) },
      { shown: field.shown, what: nameOf(annotation) },
    );
    await recordReplaced(services, current, changed, { label, draft });
  }
}

/** Shows the file, where a text of several lines is changed. */
async function showInFile({ loaded, path, placed }: CurrentAnnotation): Promise<void> {
  const editor = await vscode.window.showTextDocument(
    loaded.uriOf(loaded.corpus.annotationPath(path)),
  );
  const at = editor.document.positionAt(editor.document.getText().indexOf(placed.annotation.id));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function contextOf({ loaded, path, placed }: CurrentAnnotation): ChoiceContext {
  const span = placed.places.find((place) => place.span)?.span ?? { start: 0, end: 0 };
  return { draft: draftOf(loaded), loaded, state: loaded.corpus.state(path), selection: span };
}
