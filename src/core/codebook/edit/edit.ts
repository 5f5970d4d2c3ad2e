import type { Codebook } from '../../model/codebook';
import type { Problem } from '../../model/problem';
import { addAll } from '../../util/lists';
import { forEachTask, type Task } from '../../util/task';
import { applyEdits, inverseEdits, type TextEdit } from '../../text/textEdit';
import type { YamlMap } from '../../yaml/node';
import { readYaml, type YamlReading } from '../../yaml/read/readYaml';
import { composeEdits } from '../../yaml/splice/spliceCompose';
import { lineEndingOf } from '../../yaml/splice/spliceLayout';
import type { SpliceContext } from '../../yaml/splice/spliceParts';
import { patchMap } from '../../yaml/splice/splicePatch';
import { mapValue, type Written, type WrittenMap } from '../../yaml/write/write';
import { isWrittenSteps, writtenNode } from '../../yaml/write/writeNode';
import { hasLoneSurrogate, quotedScalar } from '../../yaml/write/writeScalar';
import { oppositeOf, withEdit } from './editEntries';
import { renameSplices } from './editRename';
import { hasAlias } from './editAliases';
import type {
  AliasEdit,
  CodebookEdit,
  CodebookInverse,
  CodebookRefusal,
  EditedCodebook,
} from './editTypes';
import { parseCodebook } from '../parse/parse';
import { CODEBOOK_FORMAT } from '../definition';

export type {
  CodebookEdit,
  CodebookInverse,
  CodebookRefusal,
  CodingEdit,
  EditedCodebook,
  EntryKey,
  SetEdit,
} from './editTypes';
export { freeId } from './editIds';

/** Makes edits by splices of a codebook's text; bytes that no edit concerns are unchanged. Either
 * all edits are made or none. The result is read again and compared with the intention before it
 * can be written. Never throws. A task, which yields while the text is read. `isRead`: the text is
 * known to be a readable codebook, which saves one of two readings. */
export function* editCodebook(
  text: string,
  edits: readonly CodebookEdit[],
  isRead = false,
): Task<EditedCodebook> {
  const yaml = yield* readYaml(text);
  if (!isRead) {
    const parsed = yield* parseCodebook(text, yaml);
    if (parsed.kind === 'foreign') return refused('unreadable', []);
    if (parsed.kind === 'refused') return refused('unreadable', parsed.problems);
  }
  let [now, reading] = [text, yaml];
  let splices: readonly TextEdit[] = [];
  const done: CodebookEdit[] = [];
  let opposites: readonly CodebookEdit[] = [];
  for (const run of runsOf(edits)) {
    const made = yield* editOnce(now, reading, run);
    if (typeof made === 'string') return refused(made, []);
    splices =
      splices.length === 0 ? made.splices : composeEdits(text.length, splices, made.splices);
    [now, reading] = [made.text, made.yaml];
    addAll(done, made.done);
    opposites = [...made.opposites, ...opposites];
  }
  const after = yield* parseCodebook(now, reading);
  if (after.kind !== 'codebook') {
    return refused('not-as-intended', after.kind === 'refused' ? after.problems : []);
  }
  yield undefined;
  if (!edits.every((edit, index) => isInCodebook(after.codebook, edit, edits.slice(index)))) {
    return refused('not-as-intended', after.problems);
  }
  const inverse = {
    ...{ text: now, splices: inverseEdits(text, splices) },
    ...{ edits: opposites, again: done },
  };
  return { kind: 'edited', text: now, splices, read: after, inverse };
}

/** A change of an id is made alone, since it changes keys, which other edits find their place by;
 * the edits between two of them are made together. */
function runsOf(edits: readonly CodebookEdit[]): readonly (readonly CodebookEdit[])[] {
  const runs: CodebookEdit[][] = [[]];
  for (const edit of edits) {
    if (edit.kind === 'rename') runs.push([edit], []);
    else runs.at(-1)?.push(edit);
  }
  const made = runs.filter((run) => run.length > 0);
  return made.length > 0 ? made : [[]];
}

interface EditedOnce {
  readonly text: string;
  readonly yaml: YamlReading;
  readonly splices: readonly TextEdit[];
  /** The edits that changed something, and their opposites in reverse order. */
  readonly done: readonly CodebookEdit[];
  readonly opposites: readonly CodebookEdit[];
}

/** Makes a run of edits by splices, and compares the result with the intention. */
function* editOnce(
  text: string,
  { root }: YamlReading,
  edits: readonly CodebookEdit[],
): Task<EditedOnce | CodebookRefusal> {
  if (root?.kind !== 'map') return 'unreadable';
  const before = yield* writtenSteps(text, root);
  let meant = before;
  const done: CodebookEdit[] = [];
  const opposites: CodebookEdit[] = [];
  for (const edit of edits) {
    if (hasUnwritable(edit)) return 'lone-surrogate';
    const changed = withEdit(meant, edit);
    if (typeof changed === 'string') return changed;
    if (changed !== meant) {
      done.push(edit);
      opposites.unshift(oppositeOf(edit, meant));
    }
    meant = changed;
  }
  const [first] = edits;
  const splice: SpliceContext = { text, lineEnding: lineEndingOf(text), edits: [] };
  yield undefined;
  if (first?.kind === 'rename') addAll(splice.edits, renameSplices(root, first));
  else yield* patchMap(splice, root, before, meant);
  const result = applyEdits(text, splice.edits);
  yield undefined;
  const yaml = yield* readYaml(result);
  const read = yaml.root;
  yield undefined;
  if (read === undefined || !(yield* isWrittenSteps(meant, read))) return 'not-as-intended';
  return { text: result, yaml, splices: splice.edits, done, opposites };
}

/** Undoes edits, or redoes them: the text that they made is restored byte for byte, any other is
 * changed by the opposite edits, all of which are refused if one is. */
export function* takeBackCodebookEdits(
  text: string,
  { text: made, splices, edits, again }: CodebookInverse,
): Task<EditedCodebook> {
  if (text !== made) return yield* editCodebook(text, edits);
  const before = applyEdits(text, splices);
  const read = yield* parseCodebook(before);
  if (read.kind !== 'codebook') return refused('not-as-intended', []);
  const inverse = {
    text: before,
    splices: inverseEdits(text, splices),
    edits: again,
    again: edits,
  };
  return { kind: 'edited', text: before, splices, read, inverse };
}

/** The whole content of a codebook's text; undefined where it cannot be read. */
export function* codebookContent(text: string): Task<WrittenMap | undefined> {
  const { root } = yield* readYaml(text);
  return root?.kind === 'map' ? yield* writtenSteps(text, root) : undefined;
}

/** The content of a codebook, some entries of a section per step. */
function* writtenSteps(text: string, root: YamlMap): Task<WrittenMap> {
  const sections: [string, Written][] = [];
  for (const { key, value } of root.entries) {
    if (value.kind === 'map') {
      const entries: [string, Written][] = [];
      yield* forEachTask(value.entries, (entry) => {
        entries.push([entry.key.value, writtenNode(text, entry.value)]);
      });
      sections.push([key.value, mapValue(entries)]);
    } else sections.push([key.value, writtenNode(text, value)]);
  }
  return mapValue(sections);
}

function refused(reason: CodebookRefusal, problems: readonly Problem[]): EditedCodebook {
  return { kind: 'refused', reason, problems };
}

/** Checks every typed text in an edit. */
function hasUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return hasLoneSurrogate(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritable);
}

/** The id of an alias's entry after later edits changed it. */
function idAfter({ layer, id }: AliasEdit, later: readonly CodebookEdit[]): string {
  return later.reduce(
    (now, edit) =>
      edit.kind === 'rename' && edit.layer === layer && edit.from === now ? edit.to : now,
    id,
  );
}

/** An entry that is refused by itself leaves the codebook readable, but is missing from it. Changed
 * and removed entries are as intended, since the whole file is compared. */
function isInCodebook(
  codebook: Codebook,
  edit: CodebookEdit,
  later: readonly CodebookEdit[],
): boolean {
  const { actors, issues, coders, machines } = codebook;
  switch (edit.kind) {
    case 'add-actor': {
      const { id, name, aliases = [] } = edit.actor;
      const actor = actors.get(id);
      return actor?.name === name && aliases.every((alias) => hasAlias(actor.aliases, alias, name));
    }
    case 'add-issue': {
      const { id, name, keywords = [] } = edit.issue;
      const issue = issues.get(id);
      return issue?.name === name && keywords.every((word) => hasAlias(issue.keywords, word, name));
    }
    case 'add-coder':
      return (edit.coder.machine ? machines : coders).get(edit.coder.id)?.name === edit.coder.name;
    case 'add-stance':
      return codebook.stances.has(edit.stance.id);
    case 'add-word':
      return codebook[edit.list].includes(edit.word);
    case 'add-type':
      return codebook.types.has(edit.type.id);
    case 'alias': {
      const { layer, to } = edit;
      const id = idAfter(edit, later);
      const entry = layer === 'actor' ? actors.get(id) : issues.get(id);
      if (to === undefined || !entry) return to === undefined;
      return hasAlias('aliases' in entry ? entry.aliases : entry.keywords, to, entry.name);
    }
    case 'example': {
      const { layer, id, side, to } = edit;
      const entry = layer === 'actor' ? actors.get(id) : issues.get(id);
      return (
        to === undefined || entry?.examples[side].some(({ text }) => text === to.text) === true
      );
    }
    case 'version':
    case 'set':
    case 'remove':
    case 'rename':
    case 'entries':
    case 'section':
    case 'coding':
      return true;
  }
}

/** The text of a codebook without entries, for those that an import adds. */
export function emptyCodebookText(title: string): string {
  return `format: ${CODEBOOK_FORMAT}\ntitle: ${titleScalar(title)}\nversion: "1"\n`;
}

function titleScalar(title: string): string {
  return quotedScalar(title.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** The text of a new codebook: ten lines, each part with what a beginner needs to know. The
 * codebook of the example corpus has everything else. It has no end marker, since people write at
 * its end. */
export function newCodebook(title: string): string {
  return `format: ${CODEBOOK_FORMAT}
title: ${titleScalar(title)}
version: "1"   # raise it when a rule changes; coders state it when they finish an article
# Actors hold positions. Keep an id once it is in use; the name may change. Aliases are underlined in your texts.
actors:
  # ministry-of-trade: {name: "Ministry of Trade", type: government, aliases: ["trade ministry"]}
# Issues are what positions are about. "Support" and "oppose" refer to the statement; keywords are underlined.
issues:
  # import-duties: {name: "Import duties", statement: "Duties on imports should be raised.", keywords: ["tariffs"]}
# Also possible: coders, stances of your own, further variables. The codebook of the example corpus has them all.
`;
}
