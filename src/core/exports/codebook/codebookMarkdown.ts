import { COUNTS } from '../../views/words/shared';
import { childrenByParent, parentInTree } from '../../codebook/lookUp';
import { VOCABULARIES } from '../../model/fields';
import type { Codebook } from '../../model/codebook';
import { nettingText } from '../../model/netting';
import type { Task } from '../../util/task';
import { createLocalizer, type Localizer } from '../../views/words/localizer';
import { markdownText } from '../brief/markdownText';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { codebookCounts, type CodebookCounts } from './codebookCounts';
import { actorLines, issueLines } from './codebookEntries';
import { phrase } from '../../util/phrase';

/** The codebook to read: what each entry means, how it is found, how often it is used. */
export const codebookMarkdown = {
  kind: 'text',
  id: 'codebook-md',
  label: 'Codebook (Markdown)',
  extension: 'codebook.md',
  description:
    'Definitions, statements, aliases and examples of every entry, with numbers, to read and print.',
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const { corpusName, reader, filter, localizer = createLocalizer() } = input;
  const counts = codebookCounts(reader, filter);
  yield undefined;
  return { pieces: piecesOf(corpusName, reader.codebook, counts, localizer) };
}

function* piecesOf(
  name: string,
  codebook: Codebook,
  counts: CodebookCounts,
  localizer: Localizer,
): Generator<string> {
  const { actors, issues, version } = codebook;
  yield `# ${localizer.text('{0}: codebook', markdownText(name))}\n\n`;
  const { positions, articles } = counts;
  const facts = [
    ...(version === undefined ? [] : [localizer.text('Version {0}', markdownText(version))]),
    ...(issues.size === 0 ? [] : [localizer.text(COUNTS.issues, issues.size)]),
    ...(actors.size === 0 ? [] : [localizer.text(COUNTS.actors, actors.size)]),
    ...(positions === 0 ? [] : [positionsText(positions, articles, localizer)]),
  ];
  if (facts.length > 0) yield `${facts.join(' · ')}\n\n`;
  yield `## ${localizer.text('Issues')}\n\n`;
  if (issues.size === 0) yield `${localizer.text('There are no issues yet.')}\n\n`;
  for (const [id, depth] of inTree(issues))
    yield* issueLines(codebook, id, depth, counts, localizer);
  yield `## ${localizer.text('Actors')}\n\n`;
  if (actors.size === 0) yield `${localizer.text('There are no actors yet.')}\n\n`;
  for (const [id, depth] of inTree(actors))
    yield* actorLines(codebook, id, depth, counts, localizer);
  yield* stanceLines(codebook, localizer);
  yield* ruleLines(codebook, localizer);
}

function positionsText(positions: number, articles: number, localizer: Localizer): string {
  const where = localizer.text(COUNTS.articles, articles);
  return localizer.text(['{0} position in {1}', '{0} positions in {1}'], positions, where);
}

/** Each entry below the one that it is part of, otherwise in the order of the file; the depth is 0
 * at the top. */
function* inTree(
  entries: ReadonlyMap<string, { readonly partOf: string | undefined }>,
): Generator<readonly [id: string, depth: number]> {
  const children = childrenByParent(entries);
  const open: [string, number][] = [...entries.keys()]
    .filter((id) => parentInTree(entries, id) === undefined)
    .map((id): [string, number] => [id, 0])
    .reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const [id, depth] = next;
    // An entry of a cycle is at the top.
    const below = (children.get(id) ?? []).filter((one) => parentInTree(entries, one) === id);
    for (const child of below.toReversed()) open.push([child, depth + 1]);
  }
}

function* stanceLines(codebook: Codebook, localizer: Localizer): Generator<string> {
  const { stances, criticalActs } = codebook;
  yield `## ${localizer.text('Stances')}\n\n`;
  for (const { id, name, polarity } of stances.values()) {
    const side =
      polarity === undefined
        ? phrase('counts for no side')
        : polarity === 0
          ? phrase('neither for nor against')
          : polarity > 0
            ? phrase('for')
            : phrase('against');
    const label = name === undefined || name === id ? '' : `${markdownText(name)} · `;
    yield `- ${label}${markdownText(id)}: ${localizer.text(side)}\n`;
  }
  yield '\n';
  for (const { file, list, heading } of VOCABULARIES) {
    if (codebook[list].length === 0) continue;
    yield `## ${localizer.text(heading)}\n\n`;
    for (const word of codebook[list]) {
      const name = markdownText(word);
      const isCritical = file === 'act' && criticalActs?.has(word) === true;
      yield `- ${isCritical ? localizer.text('{0} (critical of its target)', name) : name}\n`;
    }
    yield '\n';
  }
}

function* ruleLines(codebook: Codebook, localizer: Localizer): Generator<string> {
  const { fields, types, ask, netting } = codebook;
  if (fields.size > 0) {
    yield `## ${localizer.text('Variables of a position')}\n\n`;
    for (const { id, name, type, values } of fields.values()) {
      const shown =
        name === undefined ? markdownText(id) : `${markdownText(name)} (${markdownText(id)})`;
      yield `- ${shown}: ${type}${values.length > 0 ? ` (${values.map(markdownText).join(', ')})` : ''}\n`;
    }
    yield '\n';
  }
  if (types.size > 0) {
    yield `## ${localizer.text('Further kinds of annotations')}\n\n`;
    for (const { id, name } of types.values())
      yield `- ${markdownText(name)} (${markdownText(id)})\n`;
    yield '\n';
  }
  if (ask.length === 0 && !netting) return;
  yield `## ${localizer.text('Rules')}\n\n`;
  if (ask.length > 0)
    yield `- ${localizer.text('Also asked for each position: {0}', ask.map(markdownText).join(', '))}\n`;
  if (netting)
    yield `- ${localizer.text('Net stances are computed in this window: {0}', markdownText(nettingText(netting)))}\n`;
}
