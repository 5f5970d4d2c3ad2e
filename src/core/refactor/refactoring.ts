import type { CodebookAddition, NewActor, NewAlias, NewIssue } from '../codebook/edit/editTypes';
import type { Vocabulary } from '../model/fields';
import type { FieldDefinition } from '../model/codebook';
import type { AnnotationId } from '../model/ids';
import type { Layer } from '../model/mention';
import type { StudyField } from '../query/parseQuery';
import type { DetailField } from '../views/picks/detailFields';
import type { FieldOf } from './fieldOf';

/** A change of the codebook together with everything in the corpus that names its entries. */
export type Refactoring =
  /** Another id, another name, or both. */
  | {
      readonly kind: 'rename';
      readonly layer: Layer;
      readonly id: string;
      readonly to: string;
      /** Undefined: the name stays. */
      readonly name?: string | undefined;
      /** True: the former name becomes an alias or keyword. */
      readonly keepsName?: boolean;
    }
  /** All of `from` become `into`, in the codebook, in every annotation and in every search. */
  | {
      readonly kind: 'merge';
      readonly layer: Layer;
      /** Without `into`; never empty. */
      readonly from: readonly string[];
      readonly into: string;
      /** True: names, aliases and keywords of `from` become aliases or keywords of `into`. */
      readonly keepsWords: boolean;
    }
  /** The chosen annotations name the new entry in place of the one with this id. */
  | {
      readonly kind: 'split';
      readonly layer: Layer;
      readonly id: string;
      readonly added: NewActor | NewIssue;
      /** Its aliases or keywords that the new entry takes over. */
      readonly words: readonly NewAlias[];
      readonly chosen: ChosenAnnotations;
    }
  /** The entry becomes part of another one, or of none. Only the codebook changes. */
  | {
      readonly kind: 'move';
      readonly layer: Layer;
      readonly id: string;
      readonly parent: string | undefined;
    }
  /** The entry is removed. `annotations`: what becomes of those that name it; `keep`: they still
   * do, and are reported as naming an unknown entry. */
  | {
      readonly kind: 'delete';
      readonly layer: Layer;
      readonly id: string;
      readonly annotations: 'delete' | 'keep';
    }
  /** Another word for a stance, an act or a value of a study's own field; one that the codebook has
   * already takes over what is coded with the former. */
  | {
      readonly kind: 'value';
      readonly of: ValueField;
      /** The further type whose field it is; absent for a field of positions and relations. */
      readonly ofType?: string | undefined;
      readonly from: string;
      readonly to: string;
    }
  /** Another type of a study's own field. Values that it allows are written as it needs them. */
  | (FieldOf & {
      readonly kind: 'field-type';
      readonly to: FieldTypeOf;
      /** What becomes of values that the new type does not allow; `keep`: they stay in their files,
       * are reported as wrong and count as absent. */
      readonly misfits: 'keep' | 'remove';
    })
  /** One or more fields of the chosen annotations get these values. */
  | {
      readonly kind: 'recode';
      readonly chosen: ChosenAnnotations;
      readonly fields: readonly RecodedField[];
      /** New actors and issues that the values name. */
      readonly added?: readonly CodebookAddition[];
    };

/** A field whose values the codebook lists. */
export type ValueField = 'stance' | Vocabulary | StudyField;

/** What the values of a field are; `values` of a choice only, any where it is empty. */
export type FieldTypeOf = Pick<FieldDefinition, 'type' | 'list' | 'values'>;

/** A field of annotations and the values that it gets; none removes it. */
export interface RecodedField extends Pick<DetailField, 'key' | 'editor'> {
  readonly values: readonly string[];
}

/** The ids of annotations by the path of their annotation file. */
export type ChosenAnnotations = ReadonlyMap<string, ReadonlySet<AnnotationId>>;

/** The id that an entry has afterwards; the given one for every other entry. */
export function idAfter(refactoring: Refactoring): (layer: Layer, id: string) => string {
  switch (refactoring.kind) {
    case 'rename': {
      const { id: from, to, layer: own } = refactoring;
      return (layer, id) => (layer === own && id === from ? to : id);
    }
    case 'merge': {
      const { from, into, layer: own } = refactoring;
      const merged = new Set(from);
      return (layer, id) => (layer === own && merged.has(id) ? into : id);
    }
    case 'split': {
      const { id: from, added, layer: own } = refactoring;
      return (layer, id) => (layer === own && id === from ? added.id : id);
    }
    default:
      return (_, id) => id;
  }
}

/** The ids that no annotation names afterwards; undefined where all may still be named. */
export function removedIds(
  refactoring: Refactoring,
): { readonly layer: Layer; readonly ids: ReadonlySet<string> } | undefined {
  switch (refactoring.kind) {
    case 'rename': {
      const { id, layer, to } = refactoring;
      return to === id ? undefined : { layer, ids: new Set([id]) };
    }
    case 'merge':
      return { layer: refactoring.layer, ids: new Set(refactoring.from) };
    case 'delete': {
      const { annotations, id, layer } = refactoring;
      return annotations === 'delete' ? { layer, ids: new Set([id]) } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an annotation file may have to change. False is certain; most files need not be parsed
 * then. An escape can spell any id. */
export function mayConcern(refactoring: Refactoring, path: string, text: string): boolean {
  if ('chosen' in refactoring) return refactoring.chosen.has(path);
  if (refactoring.kind === 'value') return text.includes('\\') || text.includes(refactoring.from);
  if (refactoring.kind === 'field-type')
    return text.includes('\\') || text.includes(refactoring.field);
  const removed = removedIds(refactoring);
  if (!removed) return false;
  return text.includes('\\') || [...removed.ids].some((id) => text.includes(id));
}

/** The same of a file whose bytes cannot be decoded. */
export function mayConcernUndecoded(refactoring: Refactoring, path: string): boolean {
  return mayConcern(refactoring, path, '\\');
}
