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
import { labelOf, newAnnotation, record } from '../corpora/record';
import { chosenWords, mayAnnotate } from '../documents/words';
import { commandStep, notify } from '../host/notify';
import { keepInSight } from '../ui/belowQuestion';
import { activeArticle } from '../ui/currentAnnotation';
import { askFields } from '../ui/questions/askedDetails';
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
    if (!span) return;
    keepInSight(active.editor, span);
    const quote = describeSpan(active.state.text, span);
    const draft = draftOf(loaded);
    const context = { draft, loaded, state: active.state, selection: span };
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

/** The questions; the back button returns to the previous one. Escape at the first one cancels,
 * later it keeps the annotation as it is by then. Nothing is written. */
async function ask(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
  last: string | undefined,
): Promise<TypedAnnotation | undefined> {
  const types = [...context.draft.codebook.types.values()];
  const isAsked = types.length > 1;
  let [chosen] = types;
  if (last !== undefined) chosen = types.find(({ id }) => id === last) ?? chosen;
  for (;;) {
    if (isAsked) {
      const picked = await chooseType(types, quote, chosen);
      if (picked.kind !== 'value') return undefined;
      chosen = picked.value;
    }
    if (!chosen) return undefined;
    const made = newTyped({ id: '', quote: [quote], coder: undefined }, chosen.id);
    const keys = [...chosen.fields.keys()].map((id) => `fields.${id}`);
    const answered = await askFields(services, context, made, keys, isAsked ? 1 : 0);
    if (answered.kind === 'value') return answered.value;
    if (answered.kind === 'left') return undefined;
  }
}

function chooseType(
  types: readonly TypeDefinition[],
  quote: QuotePart,
  first: TypeDefinition | undefined,
): Promise<Picked<TypeDefinition>> {
  return pickOne({
    title: vscode.l10n.t('Which type?'),
    placeholder: vscode.l10n.t('Which type of annotation is “{0}”?', labelText(quote.exact, 80)),
    rows: types.map((type) => ({
      label: labelText(type.name),
      description: [...type.fields.values()]
        .map((field) => labelText(field.name ?? field.id))
        .join(', '),
      value: type,
    })),
    ...(first ? { first } : {}),
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
