import { runSync } from '../util/task';
import { SECTION_OF } from '../model/annotation';
import type { AnnotationId, ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import type { KnownProblem } from '../problems/table';
import { frontMatterYaml } from './frontMatter';
import type { YamlNode } from '../yaml/node';
import { readYaml } from '../yaml/read/readYaml';
import { childOf } from '../yaml/shape/shape';

/** The path of a value in an annotation file: below its root, or below the entry with an id. */
export interface KeyPath {
  readonly entry?: AnnotationId;
  readonly keys: readonly string[];
}

/** A problem that was found without the texts of the files. */
export interface ProblemInFile {
  /** The annotation file. */
  readonly file: string;
  readonly article: ArticlePath;
  readonly problem: KnownProblem;
  /** The value that has the problem. */
  readonly at: KeyPath;
}

/** Reads texts that are available; undefined for others, and for missing files. */
export interface TextsOf {
  readonly annotationFile: (file: string) => string | undefined;
  readonly article: (path: ArticlePath) => string | undefined;
}

/** A problem with the file that its span belongs to. */
export interface PlacedProblem {
  readonly file: string;
  readonly problem: KnownProblem;
}

/** A place in the text of a file. */
export interface PlaceInFile {
  readonly file: string;
  /** Undefined where the text is not available, or does not have the key. */
  readonly span: Span | undefined;
}

/** Finds the file that gives a value, with its span there: the annotation file, or the article
 * where its front matter gives the value. Consecutive places of a file read it once. */
export function keyPlacer(
  texts: TextsOf,
): (file: string, article: ArticlePath, at: KeyPath) => PlaceInFile {
  let last: ReadFile | undefined;
  return (file, article, at) => {
    if (last?.file !== file) last = readFile(file, texts.annotationFile(file));
    const span = placeIn(last, at);
    const [head, key] = at.keys;
    if (span || at.entry !== undefined || head !== 'article' || key === undefined)
      return { file, span };
    const text = texts.article(article);
    return {
      file: article,
      span: text === undefined ? undefined : placeInFrontMatter(text, key),
    };
  };
}

/** Finds for each problem the file to whose text it belongs, with its span there; where that is not
 * known, its own. */
export function problemPlacer(texts: TextsOf): (found: ProblemInFile) => PlacedProblem {
  const placeOf = keyPlacer(texts);
  return ({ file, article, problem, at }) => {
    const place = placeOf(file, article, at);
    return { file: place.file, problem: { ...problem, span: place.span ?? problem.span } };
  };
}

interface ReadFile {
  readonly file: string;
  readonly root: YamlNode | undefined;
  readonly entries: ReadonlyMap<AnnotationId, YamlNode>;
}

function readFile(file: string, text: string | undefined): ReadFile {
  const root = text === undefined ? undefined : runSync(readYaml(text)).root;
  const entries = new Map<AnnotationId, YamlNode>();
  for (const section of Object.values(SECTION_OF)) {
    const list = childOf(root, section);
    for (const item of list?.kind === 'list' ? list.items : []) {
      const id = childOf(item, 'id');
      if (id?.kind === 'scalar') entries.set(id.value, item);
    }
  }
  return { file, root, entries };
}

function placeIn({ root, entries }: ReadFile, { entry, keys }: KeyPath): Span | undefined {
  let node = entry === undefined ? root : entries.get(entry);
  for (const key of keys) node = childOf(node, key);
  return node?.span;
}

function placeInFrontMatter(text: string, key: string): Span | undefined {
  const yaml = frontMatterYaml(text);
  if (yaml?.root?.kind !== 'map') return undefined;
  const entry = yaml.root.entries.find((one) => one.key.value.toLowerCase() === key);
  if (!entry) return undefined;
  const { start, end } = entry.value.span;
  return { start: start + yaml.start, end: end + yaml.start };
}
