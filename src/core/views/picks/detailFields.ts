import { fieldsOfKind } from '../../codebook/lookUp';
import type { Annotation, FieldScalar, FieldValue, Relation } from '../../model/annotation';
import type { Codebook, FieldDefinition } from '../../model/codebook';
import { dateRange } from '../../model/date';
import {
  ALL_FIELDS,
  annotationFields,
  isListField,
  listedValues,
  type KeyedField,
} from '../../model/fields';
import { labelText } from '../words/label';
import { actName, actorName, issueName, stanceName } from '../words/names';
import type { Localizer } from '../words/localizer';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { NOT_A_DATE } from '../words/shared';

/** How a field of an annotation is edited. */
export type FieldEditor =
  | { readonly kind: 'actors' | 'issues'; readonly several: boolean; readonly optional: boolean }
  | { readonly kind: 'stance' }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly several: boolean }
  | { readonly kind: 'text' | LineKind }
  /** Several values in one line; texts, if `of` is absent. */
  | { readonly kind: 'list'; readonly of?: LineKind };

type LineKind = 'integer' | 'number' | 'date';

/** A row of the Details list: a field with its present value. */
export interface DetailField {
  /** The model's key, or `fields.NAME` for a study's own variable. */
  readonly key: string;
  readonly label: string;
  /** What it is for, as a short phrase. */
  readonly hint: string;
  /** "" when the field is unused. Safe to show. */
  readonly shown: string;
  /** The values, as ids or text; [] when unused. */
  readonly values: readonly string[];
  readonly editor: FieldEditor;
}

/** A row of the list before it has a value. */
interface Planned {
  readonly key: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly editor: FieldEditor;
}

const actors = (several: boolean, optional: boolean): FieldEditor => ({
  kind: 'actors',
  several,
  optional,
});
/** Every field that this kind of annotation may have, in the order of the file. */
export function detailFields(
  annotation: Annotation,
  codebook: Codebook,
  localizer: Localizer,
): readonly DetailField[] {
  const record = new Map<string, unknown>(Object.entries(annotation));
  const own = planOf(annotation, codebook).map(({ key, label, hint, editor }): DetailField => {
    const values = valuesOf(record.get(key));
    return {
      key,
      label: localizer.text(label),
      hint: localizer.text(hint),
      values,
      shown:
        key === 'act'
          ? values.map((act) => actName(act, localizer)).join(', ')
          : shownValues(values, editor, codebook, localizer),
      editor,
    };
  });
  const study = studyFields(annotation, codebook, localizer);
  // What a study made a type for comes before what any annotation may have.
  return annotation.kind === 'annotation' ? [...study, ...own] : [...own, ...study];
}

/** The annotation with another value of a field: [] removes it. Values must fit the editor; see
 * `detailProblem`. */
export function withDetail<Any extends Annotation>(
  annotation: Any,
  field: Pick<DetailField, 'key' | 'editor'>,
  values: readonly string[],
): Any;
export function withDetail(
  annotation: Annotation,
  field: Pick<DetailField, 'key' | 'editor'>,
  values: readonly string[],
): Annotation {
  const [first] = values;
  if (values.length < leastValues(field)) return annotation;
  if (field.key.startsWith('fields.')) {
    if (!('fields' in annotation)) return annotation;
    const fields = new Map(annotation.fields);
    const name = field.key.slice('fields.'.length);
    const typed = typedValues(values, field.editor);
    const [only] = typed;
    const { editor } = field;
    const isList = editor.kind === 'list' || ('several' in editor && editor.several);
    if (only === undefined) fields.delete(name);
    else fields.set(name, isList ? typed : only);
    return { ...annotation, fields };
  }
  if (field.key === 'between') {
    return 'between' in annotation
      ? { ...annotation, between: values.map((id) => [id]) }
      : annotation;
  }
  const known = ALL_FIELDS.find(({ key }) => key === field.key);
  const isNumber = known?.kind === 'number' || known?.kind === 'grade';
  const single = isNumber && first !== undefined ? Number(first) : first;
  return { ...annotation, [field.key]: known && isListField(known) ? values : single };
}

/** A position needs an actor, a relation two parties: otherwise the entry would be refused. */
function leastValues({ key, editor }: Pick<DetailField, 'key' | 'editor'>): number {
  if (key === 'between') return 2;
  return editor.kind === 'actors' && !editor.optional ? 1 : 0;
}

/** With an example of a date for the gap. */
export const DETAIL_PROBLEMS = {
  'must be whole number': phrase('Type a whole number, for example 3.'),
  'must be number': phrase('Type a number, for example 2.5.'),
  'must be date': NOT_A_DATE,
};

/** Why a typed text cannot be the field's value, or one of a list; undefined when it can, or when
 * it removes the value. */
export function detailProblem(
  field: DetailField,
  typed: string,
): keyof typeof DETAIL_PROBLEMS | undefined {
  if (typed === '') return undefined;
  const { editor } = field;
  switch (editor.kind === 'list' ? editor.of : editor.kind) {
    case 'integer':
      return /^-?\d+$/.test(typed) ? undefined : 'must be whole number';
    case 'number':
      return Number.isFinite(Number(typed)) ? undefined : 'must be number';
    case 'date':
      return dateRange(typed) ? undefined : 'must be date';
    default:
      return undefined;
  }
}

function planOf(annotation: Annotation, codebook: Codebook): readonly Planned[] {
  const isMention = annotation.kind === 'mention' || annotation.kind === 'ignored';
  const fields = annotationFields(annotation.kind).flatMap((field): readonly Planned[] => {
    const { key, label, hint } = field;
    if (hint === undefined) return [];
    const editor = editorOfField(field, codebook);
    // A mention may be of an issue alone.
    const isOptional = isMention || field.key !== 'actors';
    const shown = editor.kind === 'actors' ? { ...editor, optional: isOptional } : editor;
    return [{ key, label, hint, editor: shown }];
  });
  return 'between' in annotation ? [...partiesOf(annotation), ...fields] : fields;
}

function editorOfField(field: KeyedField, codebook: Codebook): FieldEditor {
  switch (field.kind) {
    case 'actor':
    case 'actors':
      return actors(isListField(field), true);
    case 'issues':
      return { kind: 'issues', several: true, optional: true };
    case 'stance':
      return { kind: 'stance' };
    case 'texts':
      return { kind: 'list' };
    case 'date':
      return { kind: 'date' };
    default: {
      const values = listedValues(field, codebook);
      return values.length > 0 ? { kind: 'choice', values, several: false } : { kind: 'text' };
    }
  }
}

/** Coalitions are edited in the file: one list of actors cannot show which belong together. */
function partiesOf({ between }: Relation): readonly Planned[] {
  if (between.some((party) => party.length > 1)) return [];
  const words = phrases({ label: 'Parties', hint: 'between whom' });
  return [{ key: 'between', ...words, editor: actors(true, false) }];
}

function studyFields(
  annotation: Annotation,
  codebook: Codebook,
  localizer: Localizer,
): readonly DetailField[] {
  if (!('fields' in annotation)) return [];
  const definitions = fieldsOfKind(codebook, annotation);
  return [...definitions.values()].map((definition) => {
    const values = valuesOf(annotation.fields.get(definition.id));
    const editor = editorOf(definition);
    return {
      key: `fields.${definition.id}`,
      label: labelText(definition.name ?? definition.id),
      hint: localizer.text('a variable of this study'),
      values,
      shown: shownValues(values, editor, codebook, localizer),
      editor,
    };
  });
}

function editorOf({ type, list, values }: FieldDefinition): FieldEditor {
  switch (type) {
    case 'actor':
      return { kind: 'actors', several: list, optional: true };
    case 'issue':
      return { kind: 'issues', several: list, optional: true };
    case 'choice':
      return { kind: 'choice', values, several: list };
    case 'boolean':
      return { kind: 'choice', values: ['true', 'false'], several: list };
    case 'text':
      return { kind: list ? 'list' : 'text' };
    case 'integer':
    case 'number':
    case 'date':
      return list ? { kind: 'list', of: type } : { kind: type };
  }
}

function typedValues(values: readonly string[], editor: FieldEditor): FieldScalar[] {
  const kind = editor.kind === 'list' ? editor.of : editor.kind;
  return values.map((value) => {
    if (kind === 'integer' || kind === 'number') return Number(value);
    const isBoolean = editor.kind === 'choice' && editor.values.join() === 'true,false';
    return isBoolean ? value === 'true' : value;
  });
}

function valuesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((item: FieldValue) => String(item));
}

function shownValues(
  values: readonly string[],
  editor: FieldEditor,
  codebook: Codebook,
  localizer: Localizer,
): string {
  const name = (value: string): string => {
    switch (editor.kind === 'list' ? editor.of : editor.kind) {
      case 'actors':
        return actorName(codebook, value, localizer);
      case 'issues':
        return issueName(codebook, value);
      case 'stance':
        return stanceName(codebook, value, localizer);
      case 'date':
        return localizer.date(value);
      default:
        return labelText(value);
    }
  };
  return values.map(name).join(', ');
}
