import { agreements } from '../../analysis/agreements';
import { analyse, type Analysis } from '../../analysis/analyse';
import { contradictions } from '../../analysis/contradictions';
import { disagreementsOn } from '../../analysis/disagreements/whoDisagrees';
import { inScope } from '../../analysis/records/filter';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { readAhead } from '../../util/readAhead';
import type { Task } from '../../util/task';
import { codebookImage } from '../codebookImage';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { filterImage } from '../filterImage';
import { jsonList, jsonText } from '../../tables/jsonText';
import { typedRecords } from '../../listings/annotations';
import {
  agreementRow,
  annotationRow,
  articleRow,
  contradictionRow,
  disagreementRow,
  positionRow,
} from '../../listings/rows';

export const json = {
  kind: 'text',
  id: 'json',
  label: 'Everything (JSON)',
  extension: 'json',
  description:
    'Codebook, articles, positions, mentions and all results derived from them, for programs.',
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  const { filter } = input;
  const listed = analysis.reader.articles().filter(({ path }) => inScope(path, filter.scope));
  return { pieces: piecesOf(analysis, input, listed) };
}

async function* piecesOf(
  analysis: Analysis,
  input: ExportInput,
  listed: readonly ArticleRow[],
): AsyncGenerator<string> {
  const { filter } = input;
  const { reader } = analysis;
  yield `{\n"corpus": ${jsonText({
    name: input.corpusName,
    filter: filterImage(filter),
    excluded: Object.fromEntries(analysis.excluded),
    notLifted: analysis.notLifted,
  })},\n`;
  yield `"codebook": ${jsonText(codebookImage(reader.codebook))},\n"articles": `;
  yield* jsonList(mapped(listed, articleRow));
  yield ',\n"positions": ';
  yield* jsonList(mapped(analysis.records, positionRow));
  yield ',\n"disagreements": ';
  yield* jsonList(disagreementRows(analysis));
  yield ',\n"contradictions": ';
  yield* jsonList(contradictions(analysis).map(contradictionRow));
  yield ',\n"mentions": [';
  let separator = '\n';
  for await (const rows of readAhead(listed, ({ path }) => input.mentions(path))) {
    for (const row of rows) {
      yield separator + jsonText(row);
      separator = ',\n';
    }
  }
  yield separator === '\n' ? ']' : '\n]';
  yield ',\n"agreements": ';
  yield* jsonList(agreementRows(analysis));
  yield ',\n"annotations": ';
  yield* jsonList(annotationRows(reader, input));
  yield '\n}\n';
}

function* mapped<Item, Row>(items: Iterable<Item>, rowOf: (item: Item) => Row): Generator<Row> {
  for (const item of items) yield rowOf(item);
}

function* disagreementRows(analysis: Analysis) {
  for (const on of analysis.issues.values()) {
    for (const row of disagreementsOn(on)) yield disagreementRow(row, analysis);
  }
}

function* agreementRows(analysis: Analysis) {
  for (const row of agreements(analysis)) yield agreementRow(row);
}

/** Annotations of the codebook's further types, whatever a search finds. */
function* annotationRows(reader: CorpusReader, { filter }: ExportInput) {
  for (const { id, article, placed } of typedRecords(reader, { ...filter, query: undefined }))
    yield annotationRow(id, article, placed);
}
