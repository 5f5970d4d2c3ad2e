import { describeSpan, foldedToDescribe } from '../../anchoring/describe';
import { actorName, coderName, issueName, stanceName } from '../../codebook/lookUp';
import { positionRecords } from '../../analysis/records/positionRecords';
import { groupedBy } from '../../analysis/records/groups';
import { typedRecords } from '../../listings/annotations';
import type { Annotation, QuotePart } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { jsonList } from '../../tables/jsonText';
import { CodePoints } from '../../text/codePoints';
import type { Task } from '../../util/task';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

// A list of annotations as in https://www.w3.org/TR/annotation-model/. What a position says are
// tags, `actor: Name`, since programs show tags and ignore what they do not know.

export const webAnnotations = {
  kind: 'text',
  id: 'w3c',
  label: 'Web annotations (W3C)',
  extension: 'jsonld',
  description:
    'Each position and annotation with its quote and place, in the model of the W3C that Recogito and others read.',
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const positions = positionRecords(reader, input.filter);
  yield undefined;
  const records = [...positions, ...typedRecords(reader, input.filter)];
  return {
    pieces: piecesOf(records, reader.codebook, input),
    losses: [
      'Web annotations have tags: conditions, intensities, addressees and fields of the study are left out.',
    ],
  };
}

interface Listed {
  readonly id: string;
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation;
}

async function* piecesOf(
  records: readonly Listed[],
  codebook: Codebook,
  input: ExportInput,
): AsyncGenerator<string> {
  const images: unknown[] = [];
  for (const [path, own] of groupedBy(records, ({ article }) => article.path)) {
    const text = await input.text(path);
    const places = text === undefined ? undefined : new Places(text);
    for (const record of own) images.push(imageOf(record, places, codebook));
  }
  yield* jsonList(images);
  yield '\n';
}

function imageOf(
  { id, article, placed }: Listed,
  places: Places | undefined,
  codebook: Codebook,
): unknown {
  const { annotation } = placed;
  const source = article.metadata.url ?? `urn:policy-annotator:${encodeURI(article.path)}`;
  const targets = annotation.quote.map((part, at) => {
    const span = placed.places[at]?.span;
    return { source, selector: selectors(part, span, places) };
  });
  const { note, coder } = annotation;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:policy-annotator:${encodeURI(article.path)}#${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: 'tagging',
    creator:
      coder === undefined
        ? undefined
        : { type: 'Person', name: coderName(codebook, coder), nickname: coder },
    body: [
      ...tagsOf(annotation, codebook).map((value) => body('tagging', value)),
      ...(note === undefined ? [] : [body('commenting', note)]),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  };
}

function body(purpose: 'tagging' | 'commenting', value: string): unknown {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' };
}

/** `actor: Ministry of Transport`. Readers of this program know the words before the colon. */
function tagsOf(annotation: Annotation, codebook: Codebook): readonly string[] {
  if (annotation.kind !== 'position') {
    return [`type: ${annotation.kind === 'annotation' ? annotation.type : annotation.kind}`];
  }
  const { actors, speaker, issues, target, stance, accordingTo } = annotation;
  const named = (role: string, ids: readonly string[]): readonly string[] =>
    ids.map((actor) => `${role}: ${actorName(codebook, actor)}`);
  return [
    ...named('actor', actors),
    ...named('speaker', speaker === undefined ? [] : [speaker]),
    ...issues.map((issue) => `issue: ${issueName(codebook, issue)}`),
    ...named('target', target),
    ...(stance === undefined ? [] : [`stance: ${stanceName(codebook, stance)}`]),
    ...named('according to', accordingTo === undefined ? [] : [accordingTo]),
  ];
}

/** Two ways to the same words; none where an article may not be printed, or the words are lost and
 * were never there. */
function selectors(
  part: QuotePart,
  span: Span | undefined,
  places: Places | undefined,
): readonly unknown[] {
  const { exact, prefix, suffix } = (span && places?.describe(span)) ?? part;
  const quote = { type: 'TextQuoteSelector', exact, prefix, suffix };
  const range = span && places?.inCodePoints(span);
  return [quote, ...(range ? [{ type: 'TextPositionSelector', ...range }] : [])];
}

/** Places in one text, which the model counts in code points. */
class Places {
  readonly #text: string;
  readonly #points: CodePoints;
  #folded: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#points = new CodePoints(text);
  }

  describe(span: Span): QuotePart {
    this.#folded ??= foldedToDescribe(this.#text);
    return describeSpan(this.#text, span, this.#folded);
  }

  inCodePoints({ start, end }: Span): Span {
    return { start: this.#points.before(start), end: this.#points.before(end) };
  }
}
