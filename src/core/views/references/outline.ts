import { parseAnnotationFile } from '../../annotation-file/parse/parse';
import { VOCABULARIES } from '../../model/fields';
import { SECTION_OF, type Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { paragraphAt, paragraphStarts } from '../../text/sentences/paragraphs';
import type { YamlEntry, YamlNode } from '../../yaml/node';
import { childOf, isAbsent } from '../../yaml/shape/shape';
import { annotationLabel } from '../words/annotationLabel';
import { labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import type { FileIds } from './fileIds';

/** A row of the outline of a file, and a step of its breadcrumbs. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  /** Contains `selection` and the spans of all children. */
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

export type OutlineKind =
  'paragraph' | 'section' | 'actor' | 'issue' | 'stance' | 'annotation' | 'value';

/** The annotations of an article that have a place, by the paragraph in which they begin; marked
 * mentions and ignored matches are left out. Offsets of the article's text; `from`: the end of the
 * front matter. */
export function articleOutline(
  text: string,
  from: number,
  placed: readonly PlacedAnnotation[],
  codebook: Codebook,
  localizer: Localizer,
): readonly OutlineNode[] {
  const starts = paragraphStarts(text, from);
  const byParagraph = new Map<number, OutlineNode[]>();
  for (const { annotation, places } of placed) {
    const span = places.find((place) => place.span)?.span;
    if (!span || annotation.kind === 'mention' || annotation.kind === 'ignored') continue;
    const paragraph = Math.max(1, paragraphAt(starts, span.start));
    const node = annotationNode(codebook, annotation, span, localizer);
    const nodes = byParagraph.get(paragraph);
    if (nodes) nodes.push(node);
    else byParagraph.set(paragraph, [node]);
  }
  return [...byParagraph]
    .sort(([a], [b]) => a - b)
    .map(([paragraph, children]) => {
      children.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
      const own = paragraphSpan(text, starts, paragraph);
      return {
        kind: 'paragraph',
        name: labelText(text.slice(own.start, own.end), 60),
        detail: `¶ ${paragraph}`,
        span: around(own, children),
        selection: { start: own.start, end: own.start },
        children,
      };
    });
}

/** The sections of a codebook with their entries, by name. Offsets of the file's own text. */
export function codebookOutline({ root, entries }: FileIds): readonly OutlineNode[] {
  return root.entries.flatMap(({ key, value }): readonly OutlineNode[] => {
    const section = key.value;
    const vocabulary = VOCABULARIES.find(({ list }) => list === section);
    if (value.kind === 'list' && vocabulary) {
      const words = [...entries.values()].filter(({ of }) => of === vocabulary.file);
      const nodes = words.map(({ id, span, entry = span }): OutlineNode => {
        const name = labelText(id);
        return { kind: 'value', name, detail: '', span: entry, selection: span, children: [] };
      });
      return [sectionNode(key.value, key.span, value.span, nodes)];
    }
    if (value.kind !== 'map' || !ENTRY_SECTIONS.has(section)) return [];
    const kind = ENTRY_SECTIONS.get(section) ?? 'value';
    return [
      sectionNode(
        section,
        key.span,
        value.span,
        value.entries.map((entry) => entryNode(entry, kind)),
      ),
    ];
  });
}

/** The sections of an annotation file with their annotations, as they are named in the views; one
 * that lacks a required key has its id. Offsets of the file's own text. */
export function annotationsOutline(
  { root, text, yaml }: FileIds,
  codebook: Codebook,
  localizer: Localizer,
): readonly OutlineNode[] {
  const parsed = parseAnnotationFile(text, undefined, yaml);
  const annotations = parsed.kind === 'annotations' ? parsed.file.annotations : [];
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return root.entries.flatMap(({ key, value }): readonly OutlineNode[] => {
    if (value.kind !== 'list' || !ANNOTATION_SECTIONS.has(key.value)) return [];
    const nodes = value.items.flatMap((item): readonly OutlineNode[] => {
      const id = scalarOf(childOf(item, 'id'));
      const annotation = id && byId.get(id.value);
      const name = annotation
        ? annotationLabel(codebook, annotation, localizer)
        : labelText(id?.value ?? '');
      if (name === '') return [];
      const selection = id?.span ?? { start: item.span.start, end: item.span.start };
      const detail = annotation ? quoteText(annotation.quote, 60) : '';
      return [{ kind: 'annotation', name, detail, span: item.span, selection, children: [] }];
    });
    return [sectionNode(key.value, key.span, value.span, nodes)];
  });
}

const ENTRY_SECTIONS: ReadonlyMap<string, OutlineKind> = new Map<string, OutlineKind>([
  ['coders', 'value'],
  ['actors', 'actor'],
  ['issues', 'issue'],
  ['stances', 'stance'],
  ['fields', 'value'],
  ['types', 'value'],
]);

const ANNOTATION_SECTIONS: ReadonlySet<string> = new Set(Object.values(SECTION_OF));

function annotationNode(
  codebook: Codebook,
  annotation: Annotation,
  span: Span,
  localizer: Localizer,
): OutlineNode {
  return {
    kind: 'annotation',
    name: annotationLabel(codebook, annotation, localizer),
    detail: quoteText(annotation.quote, 60),
    span,
    selection: span,
    children: [],
  };
}

function sectionNode(
  name: string,
  key: Span,
  value: Span,
  children: readonly OutlineNode[],
): OutlineNode {
  const span = around({ start: key.start, end: Math.max(key.end, value.end) }, children);
  return { kind: 'section', name, detail: '', span, selection: key, children };
}

function entryNode({ key, value }: YamlEntry, kind: OutlineKind): OutlineNode {
  const named = scalarOf(childOf(value, 'label')) ?? scalarOf(childOf(value, 'name'));
  const id = labelText(key.value);
  const name = named ? labelText(named.value) : id;
  const fields = childOf(value, 'fields');
  return {
    kind,
    name: name === '' ? id : name,
    detail: name === id ? '' : id,
    span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
    selection: key.span,
    children: fields?.kind === 'map' ? fields.entries.map((one) => entryNode(one, 'value')) : [],
  };
}

function scalarOf(node: YamlNode | undefined): { value: string; span: Span } | undefined {
  return node?.kind === 'scalar' && !isAbsent(node) ? node : undefined;
}

/** The span of a paragraph without the empty lines behind it. */
function paragraphSpan(text: string, starts: Int32Array, paragraph: number): Span {
  const start = starts[paragraph - 1] ?? 0;
  const next = starts[paragraph] ?? text.length;
  return { start, end: start + text.slice(start, next).trimEnd().length };
}

function around(own: Span, children: readonly OutlineNode[]): Span {
  let { start, end } = own;
  for (const { span } of children) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
