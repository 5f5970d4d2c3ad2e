import type { Annotation } from '../../model/annotation';
import type { AnnotationFile, ArticleMetadata, Coding } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import type { Decision, DecisionId } from '../../model/decision';
import type { AnnotationId, CoderId } from '../../model/ids';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { entryOf } from '../../yaml/splice/spliceLayout';
import { mapValue, sameWritten } from '../../yaml/write/write';
import type { WrittenMap } from '../../yaml/write/write';
import { idOf, SECTIONS } from './editFind';
import { sameValue } from '../merge/merge';
import {
  writtenAnnotation,
  writtenArticle,
  writtenCoding,
  writtenDecided,
} from '../writeAnnotation';

/** What a file is meant to contain after the edits made so far, and what they may touch. */
export interface Intent {
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>;
  readonly coded: ReadonlyMap<CoderId, Coding>;
  readonly decided: ReadonlyMap<DecisionId, Decision>;
  readonly article: ArticleMetadata;
  readonly text: string | undefined;
  /** Ids of entries, and the top-level keys `text`, `article`, `coded` and `decided`. */
  readonly touched: ReadonlySet<string>;
}

export function intentOf(file: AnnotationFile): Intent {
  const annotations = new Map(file.annotations.map((annotation) => [annotation.id, annotation]));
  const { article, coded, decided = new Map<DecisionId, Decision>(), text } = file;
  return { annotations, coded, decided, article, text, touched: new Set() };
}

/** Undefined: the annotation is removed, or is one that readers refuse. */
export function withAnnotations(
  intent: Intent,
  changes: ReadonlyMap<AnnotationId, Annotation | undefined>,
): Intent {
  const annotations = new Map(intent.annotations);
  const touched = new Set(intent.touched);
  for (const [id, annotation] of changes) {
    touched.add(`id:${id}`);
    if (annotation) annotations.set(id, annotation);
    else annotations.delete(id);
  }
  return { ...intent, annotations, touched };
}

export function withCoding(intent: Intent, coder: CoderId, coding: Coding | undefined): Intent {
  const coded = new Map(intent.coded);
  if (coding) coded.set(coder, coding);
  else coded.delete(coder);
  return { ...intent, coded, touched: new Set([...intent.touched, 'coded']) };
}

export function withDecision(
  intent: Intent,
  id: DecisionId,
  decision: Decision | undefined,
): Intent {
  const decided = new Map(intent.decided);
  if (decision) decided.set(id, decision);
  else decided.delete(id);
  return { ...intent, decided, touched: new Set([...intent.touched, 'decided']) };
}

export function withArticle(intent: Intent, article: ArticleMetadata): Intent {
  return { ...intent, article, touched: new Set([...intent.touched, 'article']) };
}

export function withTextDigest(intent: Intent, text: string | undefined): Intent {
  return { ...intent, text, touched: new Set([...intent.touched, 'text']) };
}

/** Whether a file that was read again contains what was meant. Compared as written: without a
 * codebook, numbers are read as text. */
export function isAsIntended(
  intent: Intent,
  file: AnnotationFile,
  codebook: Codebook | undefined,
): boolean {
  if (file.annotations.length !== intent.annotations.size) return false;
  for (const annotation of file.annotations) {
    const meant = intent.annotations.get(annotation.id);
    if (meant?.kind !== annotation.kind) return false;
    if (sameValue(meant, annotation)) continue;
    const isSame = sameWritten(
      writtenAnnotation(meant, codebook),
      writtenAnnotation(annotation, codebook),
    );
    if (!isSame) return false;
  }
  return (
    intent.text === file.text &&
    sameWritten(writtenCoded(intent.coded), writtenCoded(file.coded)) &&
    sameWritten(writtenDecided(intent.decided), writtenDecided(file.decided)) &&
    sameWritten(writtenArticle(intent.article), writtenArticle(file.article))
  );
}

export function writtenCoded(coded: ReadonlyMap<CoderId, Coding>): WrittenMap {
  return mapValue([...coded].map(([coder, coding]) => [coder, writtenCoding(coding)] as const));
}

/** Whether everything that no edit touched is read as before, including unknown keys and refused
 * entries, which are not in the model. */
export function keepsTheRest(intent: Intent, before: YamlMap, after: YamlMap): boolean {
  const isTouched = (item: YamlNode): boolean => intent.touched.has(`id:${idOf(item) ?? ''}`);
  for (const section of SECTIONS) {
    const old = itemsOf(before, section).filter((item) => !isTouched(item));
    const now = itemsOf(after, section).filter((item) => !isTouched(item));
    if (old.length !== now.length || !old.every((item, index) => sameNode(item, now[index]))) {
      return false;
    }
  }
  return before.entries.every(({ key, value }) => {
    if (intent.touched.has(key.value) || isSection(key.value)) return true;
    return sameNode(value, entryOf(after, key.value)?.value);
  });
}

export function sameNode(a: YamlNode, b: YamlNode | undefined): boolean {
  if (a.kind === 'scalar') return b?.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'list') {
    if (b?.kind !== 'list' || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => sameNode(item, b.items[index]));
  }
  if (b?.kind !== 'map' || a.entries.length !== b.entries.length) return false;
  return a.entries.every(({ key, value }, index) => {
    const other = b.entries[index];
    return other?.key.value === key.value && sameNode(value, other.value);
  });
}

function itemsOf(root: YamlMap, section: string): readonly YamlNode[] {
  const value = entryOf(root, section)?.value;
  return value?.kind === 'list' ? value.items : [];
}

function isSection(key: string): boolean {
  return SECTIONS.some((section) => section === key);
}
