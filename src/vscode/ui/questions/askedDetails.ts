import {
  ALL_FIELDS,
  detailFields,
  withDetail,
  type Annotation,
  type Position,
} from '../../../core';
import { editField } from './detailEditors';
import type { ChoiceContext } from './choices';
import type { CodebookDraft } from './codebookDraft';
import type { Question } from '../inTurn';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

/** The keys of the fields that the codebook asks for beyond actor, issue and stance. */
export function askedKeys({ draft }: Pick<ChoiceContext, 'draft'>, position: Position): string[] {
  return draft.codebook.ask
    .map((asked) => ALL_FIELDS.find(({ file }) => file === asked)?.key ?? asked)
    .flatMap((key) => fieldOf(position, draft, key)?.key ?? []);
}

/** A question for each of the fields with these keys. `annotation`: as it is when a question is
 * asked; `set` takes it with the answer. */
export function fieldQuestions<Asked extends Annotation>(
  services: Services,
  context: ChoiceContext,
  keys: readonly string[],
  annotation: () => Asked,
  set: (changed: Asked) => void,
): readonly Question[] {
  return keys.map((key): Question => async (place) => {
    const field = fieldOf(annotation(), context.draft, key);
    if (!field) return { kind: 'value', value: undefined };
    const answer = await editField(services, context, annotation(), field, place);
    if (answer.kind === 'value') set(withDetail(annotation(), field, answer.value));
    return answer;
  });
}

function fieldOf(annotation: Annotation, { codebook }: CodebookDraft, key: string) {
  return detailFields(annotation, codebook, localizer).find(
    (candidate) => candidate.key === key || candidate.key === `fields.${key}`,
  );
}
