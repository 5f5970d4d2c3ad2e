import type { QuotePart } from '../../model/annotation';
import type { ChangedBeside } from '../../model/place';
import type { Span } from '../../model/span';
import { lazily } from '../../util/lazily';
import { textStamp } from '../../util/textStamp';
import { frameAt, nameLineAbove } from './frame';
import { namesAmong } from './names';
import { outlineOf, type Outline } from './outline';
import { paragraphsOf, type Paragraphs } from './paragraphs';
import { holdsName, isReportedOfUnnamed, quotationEnd } from './reported';
import { isEnd, tokensIn } from './side';

/** Digests of the names around a quote of a text. */
export type NamesAround = (span: Span) => string;

/** For a place where no older text is known, four digests show whether names were exchanged around
 * the words since they were last written: of the by-lines (`00` without any); of what frames the
 * words; of the names in the paragraphs that say who is quoted; and of the names in their own
 * paragraph. (A digest cannot tell a name that was exchanged from one that was added: with more
 * paragraphs, ordinary edits would ask too often.) */
export function namesAround(text: string): NamesAround {
  const outline = lazily(() => outlineOf(text));
  const paragraphs = lazily(() => paragraphsOf(text));
  const head = lazily(() => byLineStamp(outline()));
  return (span) => {
    const all = paragraphs();
    const own = all.names(all.at(span.start)).join(' ');
    const words = [frameWords(text, outline(), span), attributing(text, all, span), own];
    return [head(), ...words.map((one) => stamp(one, LENGTH))].join('-');
  };
}

/** What differs from the stored digests. By-lines of a text that had none may be new. */
export function changedAround(
  { around }: QuotePart,
  span: Span,
  now: NamesAround,
): ChangedBeside | undefined {
  if (around === undefined) return undefined;
  const [old, is] = [around, now(span)].map((one) => one.split('-'));
  const at = GROUPS.findIndex((_, i) => old?.[i] !== is?.[i] && !(i === 0 && old?.[i] === NONE));
  const where = GROUPS[at];
  return where && { where, was: '', now: '' };
}

const GROUPS = ['head', 'frame', 'near', 'paragraph'] as const;
const LENGTH = 3;
const NONE = '00';

function byLineStamp({ byLines }: Outline): string {
  const named = byLines.filter(({ isNamed }) => isNamed).map(({ words }) => words);
  return named.length === 0 ? NONE : stamp(named.join('\n'), NONE.length);
}

/** Numbers of headings change when a section is inserted. */
function frameWords(text: string, outline: Outline, span: Span): string {
  const { heading, label, above, below, notes, comment } = frameAt(text, outline, span);
  const unnumbered = heading.replaceAll(/(?<=^|\s)\p{N}+\p{L}?(?=\s|$)/gu, '');
  const line = nameLineAbove(text, outline, span.start);
  return [unnumbered, label, line, above, below, notes, comment].join('\n');
}

/** Of a short paragraph that names nobody, and of reported speech whose sentence does not, the
 * names of the paragraphs above and below; of a quotation over several paragraphs, what follows
 * it. */
function attributing(text: string, paragraphs: Paragraphs, span: Span): string {
  const at = paragraphs.at(span.start);
  const isShort = paragraphs.raw(at).length < SHORT_PARAGRAPH;
  const isUnnamed =
    (isShort && !holdsName(paragraphs.words(at))) ||
    isReportedOfUnnamed(text, paragraphs, span, 'sentence');
  const near = isUnnamed ? [firstNames(paragraphs, at - 1), ...paragraphs.names(at + 1)] : [];
  const closing = quotationEnd(text, span);
  if (closing === undefined || paragraphs.at(closing - 1) === at) return near.join('\n');
  const [rest = ''] = text.slice(closing, closing + LONGEST_ATTRIBUTION).split('\n', 1);
  const words = tokensIn(rest);
  const end = words.findIndex(isEnd);
  return [...near, ...namesAmong(end === -1 ? words : words.slice(0, end))].join('\n');
}

/** In UTF-16 units. */
const SHORT_PARAGRAPH = 256;
const LONGEST_ATTRIBUTION = 200;

function firstNames(paragraphs: Paragraphs, at: number): string {
  const names = paragraphs.names(at);
  return (names.length > 0 ? names : paragraphs.words(at).slice(0, FIRST_WORDS)).join(' ');
}

const FIRST_WORDS = 4;

function stamp(words: string, length: number): string {
  return textStamp(words).slice(0, length);
}
