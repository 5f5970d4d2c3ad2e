import { childrenByParent, parentInTree } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import { nettingText } from '../../model/netting';
import type { Task } from '../../util/task';
import { markdownText } from '../brief/markdownText';
import type { ExportFormat, ExportInput, Rendered } from '../exportFormat';
import { codebookCounts, type CodebookCounts } from './codebookCounts';
import { actorLines, issueLines } from './codebookEntries';
import { counted } from './codebookWords';

/** The codebook to read: what each entry means, how it is found, how often it is used. */
export const codebookMarkdown: ExportFormat = {
  id: 'codebook-md',
  label: 'Codebook (Markdown)',
  extension: 'codebook.md',
  description:
    'Definitions, statements, aliases and examples of every entry, with numbers, to read and print.',
  render,
};

function* render({ corpusName, reader, filter }: ExportInput): Task<Rendered> {
  const counts = codebookCounts(reader, filter);
  yield undefined;
  return { pieces: piecesOf(corpusName, reader.codebook, counts) };
}

function* piecesOf(name: string, codebook: Codebook, counts: CodebookCounts): Generator<string> {
  const { actors, issues, version } = codebook;
  yield `# ${markdownText(name)}: codebook\n\n`;
  const facts = [
    ...(version === undefined ? [] : [`Version ${markdownText(version)}`]),
    counted(issues.size, 'issue'),
    counted(actors.size, 'actor'),
    `${counted(counts.positions, 'position')} in ${counted(counts.articles, 'article')}`,
  ];
  yield `${facts.join(' · ')}\n\n`;
  yield '## Issues\n\n';
  if (issues.size === 0) yield 'There are no issues yet.\n\n';
  for (const [id, depth] of inTree(issues)) yield* issueLines(codebook, id, depth, counts);
  yield '## Actors\n\n';
  if (actors.size === 0) yield 'There are no actors yet.\n\n';
  for (const [id, depth] of inTree(actors)) yield* actorLines(codebook, id, depth, counts);
  yield* stanceLines(codebook);
  yield* ruleLines(codebook);
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

function* stanceLines({ stances, criticalActs, acts }: Codebook): Generator<string> {
  yield '## Stances\n\n';
  for (const { id, name, polarity } of stances.values()) {
    const side =
      polarity === undefined
        ? 'counts for no side'
        : polarity === 0
          ? 'neither for nor against'
          : polarity > 0
            ? 'for'
            : 'against';
    const label = name === undefined || name === id ? '' : `${markdownText(name)} · `;
    yield `- ${label}${markdownText(id)}: ${side}\n`;
  }
  yield '\n';
  if (acts.length === 0) return;
  yield '## Acts\n\n';
  for (const act of acts) {
    yield `- ${markdownText(act)}${criticalActs?.has(act) === true ? ' (critical of its target)' : ''}\n`;
  }
  yield '\n';
}

function* ruleLines(codebook: Codebook): Generator<string> {
  const { fields, types, ask, netting } = codebook;
  if (fields.size > 0) {
    yield '## Variables of a position\n\n';
    for (const { id, name, type, values } of fields.values()) {
      const shown =
        name === undefined ? markdownText(id) : `${markdownText(name)} (${markdownText(id)})`;
      yield `- ${shown}: ${type}${values.length > 0 ? ` (${values.map(markdownText).join(', ')})` : ''}\n`;
    }
    yield '\n';
  }
  if (types.size > 0) {
    yield '## Further kinds of annotations\n\n';
    for (const { id, name } of types.values())
      yield `- ${markdownText(name)} (${markdownText(id)})\n`;
    yield '\n';
  }
  if (ask.length === 0 && !netting) return;
  yield '## Rules\n\n';
  if (ask.length > 0) yield `- Also asked for each position: ${ask.map(markdownText).join(', ')}\n`;
  if (netting)
    yield `- Net stances are computed in this window: ${markdownText(nettingText(netting))}\n`;
}
