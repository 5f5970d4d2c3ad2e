import * as vscode from 'vscode';
import {
  describeSpan,
  labelText,
  newTyped,
  placeOf,
  type QuotePart,
  type TypedAnnotation,
  type TypeDefinition,
} from '../../core';
import { settleCoder } from '../corpora/currentCoder';
import { labelOf, newAnnotation, record } from '../corpora/record';
import { chosenWords, mayAnnotate } from '../documents/words';
import { commandStep, notify } from '../host/notify';
import { keepInSight } from '../ui/belowQuestion';
import { activeArticle } from '../ui/currentAnnotation';
import { inTurn, type Place, type Question } from '../ui/inTurn';
import { fieldQuestions } from '../ui/questions/askedDetails';
import type { ChoiceContext } from '../ui/questions/choices';
import { draftOf } from '../ui/questions/codebookDraft';
import { pickOne, type Picked } from '../ui/quickPick';
import { withoutSelection } from '../ui/reveal';
import type { Services } from '../services';

/** Annotates words with a type of the codebook: which type, then each of its fields. */
export function registerAnnotateType(services: Services): vscode.Disposable {
  /** The type chosen last, which is first in the list. */
  let last: string | undefined;
  const annotate = async (): Promise<void> => {
    const active = activeArticle(services);
    if (!active || !mayAnnotate(active)) return;
    const { loaded, path } = active;
    if (loaded.corpus.codebook.types.size === 0) {
      sayWithoutTypes();
      return;
    }
    const span = chosenWords(active);
    if (!span || !(await settleCoder(services, loaded, path))) return;
    const covered = keepInSight(active.editor, span);
    const quote = describeSpan(active.state.text, span);
    const draft = draftOf(loaded);
    const context = { draft, loaded, state: active.state, selection: span, covered };
    const answered = await ask(services, context, quote, last);
    if (!answered) return;
    last = answered.type;
    // The text may have changed during the questions.
    const state = loaded.corpus.state(path) ?? active.state;
    const place = placeOf(state.text, quote).span ?? span;
    const annotation = { ...answered, ...newAnnotation(services, loaded, state, [place]) };
    const edits = [{ kind: 'add', annotation } as const];
    const label = labelOf(loaded, annotation, draft);
    await withoutSelection(active.editor, () =>
      record(services, loaded, path, edits, label, draft),
    );
  };
  return services.guard.command('policyAnnotator.annotateType', annotate);
}

/** The type, then each of its fields. Left after the first question, the annotation is kept as it
 * is by then. Nothing is written. */
async function ask(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
  last: string | undefined,
): Promise<TypedAnnotation | undefined> {
  const types = [...context.draft.codebook.types.values()];
  const isAsked = types.length > 1;
  const first = types.find(({ id }) => id === last) ?? types[0];
  if (!first) return undefined;
  let chosen = first;
  const typed = (type: TypeDefinition): TypedAnnotation =>
    newTyped({ id: '', quote: [quote], coder: undefined }, type.id);
  let annotation = typed(chosen);
  const which: Question = async (place) => {
    const picked = await chooseType(types, quote, chosen, { ...place, covered: context.covered });
    if (picked.kind === 'value' && picked.value !== chosen) {
      chosen = picked.value;
      annotation = typed(chosen);
    }
    return picked;
  };
  const fields = (): readonly Question[] =>
    fieldQuestions(
      services,
      context,
      [...chosen.fields.keys()].map((id) => `fields.${id}`),
      () => annotation,
      (changed) => (annotation = changed),
    );
  const { kind, answered } = await inTurn(isAsked ? () => [which, ...fields()] : fields());
  return kind === 'value' || answered > 0 ? annotation : undefined;
}

function chooseType(
  types: readonly TypeDefinition[],
  quote: QuotePart,
  first: TypeDefinition,
  place: Place & Pick<ChoiceContext, 'covered'>,
): Promise<Picked<TypeDefinition>> {
  return pickOne({
    ...place,
    title: vscode.l10n.t('Which type?'),
    placeholder: vscode.l10n.t('Which type of annotation is “{0}”?', labelText(quote.exact, 80)),
    rows: types.map((type) => ({
      label: labelText(type.name),
      description: [...type.fields.values()]
        .map((field) => labelText(field.name ?? field.id))
        .join(', '),
      value: type,
    })),
    first,
  });
}

function sayWithoutTypes(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'The codebook defines no types of annotation, so nothing was annotated. Add one below “types:”, with a name and its fields.',
    ),
    commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook'),
  );
}
