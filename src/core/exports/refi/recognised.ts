import { quotedArticles } from '../../imports/projects/quotedArticles';
import type {
  ForeignCode,
  ForeignMark,
  ForeignProject,
} from '../../imports/projects/foreignProject';
import type { Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import { AUTHOR, UNATTRIBUTED, type ArticlePath } from '../../model/ids';
import { codeGuid, linesOf, type CodeGroup } from './refiCodes';
import { guidOf } from './refiXml';

/** A project with what a corpus has of it. */
export interface Recognised {
  readonly project: ForeignProject;
  /** The articles of the corpus, by ids of documents. */
  readonly paths: ReadonlyMap<string, ArticlePath>;
}

/** Finds what a project has from this corpus: articles by their quotes, and all that was exported
 * from it, by identifiers that other programs keep. So it can come back, with what was coded
 * elsewhere, and nothing comes twice. */
export function recognised(
  project: ForeignProject,
  codebook: Codebook,
  rows: readonly ArticleRow[],
): Recognised {
  const quoted = quotedArticles(project, rows);
  const documents = new Map(project.documents.map((one) => [one.id, one]));
  const marks = new Set(project.marks.map(({ id }) => id));
  const coded = new Set(project.marks.map(({ document }) => document));
  const paths = new Map(quoted);
  const known = new Map<string, Annotation>();
  for (const { path, metadata, annotations } of rows) {
    const document = documents.get(guidOf('article', path));
    if (!document) continue;
    const own = annotations.flatMap(({ annotation }) => {
      const id = `refi-${guidOf('selection', path, annotation.id, '0')}`;
      return marks.has(id) ? [[id, annotation] as const] : [];
    });
    // An article of another corpus may be called the same.
    const isOther = own.length === 0 && document.title !== metadata.title;
    if (isOther && coded.has(document.id)) continue;
    paths.set(document.id, path);
    for (const [id, annotation] of own) known.set(id, annotation);
  }
  const entries = entriesByGuid(codebook);
  return { project: withKnown(project, { known, entries, codebook }), paths };
}

interface Known {
  /** By ids of passages. */
  readonly known: ReadonlyMap<string, Annotation>;
  /** Ids of entries, by ids of codes. */
  readonly entries: ReadonlyMap<string, string>;
  readonly codebook: Codebook;
}

function withKnown(project: ForeignProject, { known, entries, codebook }: Known): ForeignProject {
  const marks = project.marks.flatMap((mark) => {
    const annotation = known.get(mark.id);
    if (!annotation) return [mark];
    // A code says too little of any other kind, so it stays as it is.
    return annotation.kind === 'position' ? [knownMark(mark, annotation, codebook)] : [];
  });
  const codes = withoutTypes(project.codes, marks, codebook);
  return {
    ...project,
    marks,
    codes: codes.map((code) => ({ ...code, entry: entries.get(code.id) })),
  };
}

/** The passage of an annotation, without a note that only says what the annotation says. */
function knownMark(mark: ForeignMark, annotation: Annotation, codebook: Codebook): ForeignMark {
  const { id, note, comments } = annotation;
  const exported = [
    ...linesOf(annotation, codebook),
    note ?? '',
    ...comments.map(({ by, text }) => (by === undefined ? text : `${by}: ${text}`)),
  ];
  const isSame = withoutSpace(mark.note ?? '') === withoutSpace(exported.join(''));
  return { ...mark, id, note: isSame ? undefined : mark.note };
}

function withoutSpace(words: string): string {
  return words.replace(/\s+/g, '');
}

/** Types of the codebook that no passage has any more are no codes, nor is a heading above them. */
function withoutTypes(
  codes: readonly ForeignCode[],
  marks: readonly ForeignMark[],
  codebook: Codebook,
): readonly ForeignCode[] {
  const used = new Set(marks.flatMap((mark) => mark.codes));
  const types = new Set(
    [...codebook.types.keys(), 'disagreement', 'agreement'].map((type) => codeGuid('type', type)),
  );
  const left = codes.filter(({ id }) => used.has(id) || !types.has(id));
  const before = new Set(codes.map(({ parent }) => parent));
  const after = new Set(left.map(({ parent }) => parent));
  return left.filter(({ id }) => !before.has(id) || after.has(id) || used.has(id));
}

const ACTOR_GROUPS: readonly CodeGroup[] = [
  ...(['actor', 'speaker', 'target', 'addressee', 'accordingTo'] as const),
];

function entriesByGuid({ actors, issues }: Codebook): ReadonlyMap<string, string> {
  const people = [...actors.keys(), AUTHOR, UNATTRIBUTED];
  return new Map([
    ...ACTOR_GROUPS.flatMap((group) => people.map((id) => [codeGuid(group, id), id] as const)),
    ...[...issues.keys()].map((id) => [codeGuid('issue', id), id] as const),
  ]);
}
