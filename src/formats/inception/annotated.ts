// A document with its annotations as UIMA has them, whatever the file it was read from.

/** Places are UTF-16 units; `end` is exclusive, and may be `begin`. */
export interface Place {
  readonly begin: number;
  readonly end: number;
}

export interface Annotation extends Place {
  /** The name of the layer, without its package. */
  readonly layer: string;
  /** Features with a value, by their names. */
  readonly values: readonly (readonly [feature: string, value: string])[];
  /** What it refers to: the ends of a relation, the fillers of slots, the next of a chain. */
  readonly links: readonly (readonly [role: string, Place])[];
}

export interface AnnotatedText {
  readonly title: string | undefined;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** What is no annotation of words. */
  readonly left: number;
}

/** Whether annotations of a type are of no coder: words, sentences, and what a program notes of the
 * document. */
export function isOfProgram(type: string): boolean {
  return PROGRAM.test(type);
}

const PROGRAM =
  /(^|\.)(Token|Sentence|Paragraph|DocumentMetaData|DocumentAnnotation|CASMetadata|TagsetDescription|TagDescription|LayerDefinition|FeatureDefinition|Sofa|NULL|View|FSArray|[A-Za-z]*Array|[A-Za-z]+List)$|\[\]$/;

/** `Position` of `webanno.custom.Position`. */
export function shortName(type: string): string {
  return type.split('.').at(-1) ?? type;
}
