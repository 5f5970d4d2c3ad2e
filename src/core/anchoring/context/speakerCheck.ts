import type { ChangedBeside } from '../../model/place';
import type { Span } from '../../model/span';
import { changedFrame, changedLine, frameAt, nameLineAbove } from './frame';
import { changedByLine } from './byLines';
import { exchangeAround } from './exchange';
import { changedNames, exchangedNames, isName, isPronoun, namesAmong } from './names';
import { outlineOf, type Outline } from './outline';
import { isMisspelling } from './misspelling';
import { matchSide, sameSide, type SideMatch } from './matchSide';
import { paragraphsOf, type Paragraphs } from './paragraphs';
import { isReportedOfUnnamed } from './reported';
import { isEnd, lineStart, sideAt, tokensIn, type SideName } from './side';
import { isEnough, type ContextDoubt } from './storedContext';

/** Why a quote of an old text may have another speaker at a place of the new one; undefined without
 * such a reason. */
export interface SpeakerCheck {
  /** For a quote that stayed among its neighbours. */
  doubt(oldSpan: Span, span: Span): ContextDoubt | undefined;
  /** For a quote that was moved: also a doubt where too little of its paragraph moved along to show
   * that the words are the same ones. */
  doubtMoved(oldSpan: Span, span: Span): ContextDoubt | undefined;
}

/** The paragraph up to the quote, the rest of its sentence and the next one must be the same
 * (`matchSide`), and so must what frames it (`Frame`). If the paragraph begins farther than 400
 * characters before the quote, its first words, one of which may be a label, are compared too. The
 * names in the paragraph before must be the same where it is the same paragraph, edited, and this
 * one has no name: "she" may be another woman. */
export function speakerCheck(oldText: string, newText: string): SpeakerCheck {
  let outlines: readonly [old: Outline, now: Outline] | undefined;
  let byLine: { readonly changed: ChangedBeside | undefined } | undefined;
  let paragraphs: readonly [old: Paragraphs, now: Paragraphs] | undefined;
  return {
    doubt: (oldSpan, span) => asDoubt(differenceAt(oldSpan, span)),
    doubtMoved(oldSpan, span) {
      const found = differenceAt(oldSpan, span);
      if (typeof found !== 'number') return asDoubt(found);
      return isEnough(oldSpan.end - oldSpan.start, found) ? undefined : {};
    },
  };

  function asDoubt(found: ChangedBeside | number): ContextDoubt | undefined {
    return typeof found === 'number' ? undefined : { beside: found };
  }

  /** The first difference, else how many letters beside the quote are the same. */
  function differenceAt(oldSpan: Span, span: Span): ChangedBeside | number {
    const before = matchAt('before', oldSpan, span);
    if (before.difference) return before.difference;
    const after = matchAt('after', oldSpan, span);
    const difference =
      after.difference ??
      frameDifference(oldSpan, span) ??
      changedBefore(oldText, oldSpan.start, newText, span.start) ??
      changedParagraphs(oldSpan, span);
    return difference ?? before.letters + after.letters;
  }

  function changedParagraphs(oldSpan: Span, span: Span): ChangedBeside | undefined {
    const [old, now] = (paragraphs ??= [paragraphsOf(oldText), paragraphsOf(newText)]);
    return (
      exchangeAround(old, oldSpan.start, now, span.start) ??
      lineDifference(oldSpan.start, span.start) ??
      changedSpeakerAbove(old, oldSpan, now, span)
    );
  }

  /** Of reported speech that names nobody, the names of the paragraph above are those of the
   * speaker; without any, its first words. */
  function changedSpeakerAbove(
    old: Paragraphs,
    oldSpan: Span,
    now: Paragraphs,
    span: Span,
  ): ChangedBeside | undefined {
    const [at, other] = [old.at(oldSpan.start) - 1, now.at(span.start) - 1];
    if (old.raw(at) === now.raw(other) || !isReportedOfUnnamed(oldText, old, oldSpan)) {
      return undefined;
    }
    const [was, is] = [firstNames(old, at), firstNames(now, other)];
    return was === is ? undefined : { where: 'above', paragraphs: 1, was, now: is };
  }

  function matchAt(name: SideName, oldSpan: Span, span: Span): SideMatch {
    const edge = name === 'before' ? 'start' : 'end';
    const most = name === 'before' ? REACH : REACH_BEHIND;
    if (rawSide(oldText, name, oldSpan, most) === rawSide(newText, name, span, most)) {
      return sameSide(most);
    }
    let reach = REACH;
    let known = sideAt(oldText, name, oldSpan[edge], reach, 'paragraph');
    if (name === 'after' && known.tokens.filter(isEnd).length < 2 && known.isCut) {
      reach = REACH_BEHIND;
      known = sideAt(oldText, name, oldSpan[edge], reach, 'paragraph');
    }
    return matchSide(known, sideAt(newText, name, span[edge], reach + SLACK, 'paragraph'), name);
  }

  function frameDifference(oldSpan: Span, span: Span): ChangedBeside | undefined {
    const [oldOutline, newOutline] = outlined();
    byLine ??= { changed: changedByLine(oldOutline.byLines, newOutline.byLines) };
    if (byLine.changed) return byLine.changed;
    const old = frameAt(oldText, oldOutline, oldSpan);
    const now = frameAt(newText, newOutline, span);
    // A title looks like a heading once a line was inserted above it.
    const isTitle = oldOutline.headLines.includes(now.heading) && old.heading === '';
    const wasTitle = newOutline.headLines.includes(old.heading) && now.heading === '';
    return changedFrame(old, isTitle || wasTitle ? { ...now, heading: old.heading } : now);
  }

  /** Another line above that names somebody; a short sentence may also be a paragraph that was
   * inserted, deleted or moved. */
  function lineDifference(oldStart: number, start: number): ChangedBeside | undefined {
    const [oldOutline, newOutline] = outlined();
    const was = nameLineAbove(oldText, oldOutline, oldStart);
    const now = nameLineAbove(newText, newOutline, start);
    if (was === now) return undefined;
    const isSentence = /[.?]$/.test(was === '' ? now : was);
    if (isSentence) {
      const isKept = holdsLine(newOutline, was) || holdsLine(oldOutline, now);
      const names = [was, now].map((words) => namesAmong(words.split(' ')));
      if (isKept || !exchangedNames(names[0] ?? [], names[1] ?? [])) return undefined;
    }
    return changedLine(was, now);
  }

  function outlined(): readonly [old: Outline, now: Outline] {
    return (outlines ??= [outlineOf(oldText), outlineOf(newText)]);
  }
}

function holdsLine({ lines }: Outline, words: string): boolean {
  return lines.some((line) => line.words === words);
}

function rawSide(text: string, name: SideName, { start, end }: Span, reach: number): string {
  return name === 'before'
    ? text.slice(Math.max(0, start - reach), start)
    : text.slice(end, end + reach);
}

/** In UTF-16 units: the farthest from a quote that is compared word by word. */
const REACH = 400;
/** Behind a quote, where two sentences need more. UTF-16 units. */
const REACH_BEHIND = 1000;
/** Allows for added white space or letters. */
const SLACK = 64;

/** Differences in the first words of a paragraph that begins far before the quote, and in the names
 * of the paragraph above. */
function changedBefore(
  oldText: string,
  oldStart: number,
  newText: string,
  start: number,
): ChangedBeside | undefined {
  const [oldHead, oldAbove] = paragraphsBefore(oldText, oldStart);
  const [head, above] = paragraphsBefore(newText, start);
  const [was, now] = [firstWords(oldHead), firstWords(head)];
  if (was !== now) return { where: 'frame', was, now };
  if (oldAbove === above) return undefined;
  const own = wordsBefore(oldText, oldStart);
  if (own.some((word) => /^\p{Lu}/u.test(word) && isName(word))) return undefined;
  const [old, words] = [tokensIn(oldAbove), tokensIn(above)];
  return changedNames(old, words) ?? (own.some(isPronoun) ? otherParagraph(old, words) : undefined);
}

function firstNames(paragraphs: Paragraphs, at: number): string {
  const names = paragraphs.names(at);
  return (names.length > 0 ? names : paragraphs.words(at).slice(0, SHOWN)).join(' ');
}

/** Below another paragraph "she" may be another woman; not where its words are only misspelt, or
 * fewer than a third of them changed. */
function otherParagraph(old: readonly string[], now: readonly string[]): ChangedBeside | undefined {
  const words = new Set(now);
  const kept = old.filter((word) => words.has(word)).length;
  if (kept * 3 > Math.max(old.length, now.length) * 2) return undefined;
  const [was, is] = [old, now].map((all) => all.slice(0, SHOWN).join(' '));
  return { where: 'frame', was: was ?? '', now: is ?? '' };
}

const SHOWN = 6;

/** The words of the quote's paragraph before it. A name among them shows who "she" is; names cannot
 * be recognised in scripts without capitals. */
function wordsBefore(text: string, offset: number): readonly string[] {
  return tokensIn(text.slice(Math.max(lineStart(text, offset), offset - REACH), offset));
}

/** The first words of the line of an offset, if they are beyond what is compared anyway, and the
 * paragraph above it. */
function paragraphsBefore(text: string, offset: number): readonly [head: string, before: string] {
  const line = lineStart(text, offset);
  const head = offset - line > REACH ? text.slice(line, line + HEAD) : '';
  const above = text.slice(Math.max(0, line - REACH), line);
  const border = above.endsWith('\n\n') ? '\n\n' : '\n';
  const paragraph = above.trimEnd();
  const from = paragraph.lastIndexOf(border);
  return [head, from === -1 ? paragraph : paragraph.slice(from + border.length)];
}

const HEAD = 96;

function firstWords(head: string): string {
  return tokensIn(head).slice(0, 8).join(' ');
}

/** Whether words are the same except for punctuation, typography and one misspelt word in eight. */
export function isRespelt(words: string, others: string): boolean {
  if (words === others) return true;
  const a = tokensIn(words);
  const b = tokensIn(others);
  const misspelt = a.filter((word, i) => word !== b[i]);
  return (
    a.length === b.length &&
    misspelt.length <= Math.ceil(a.length / 8) &&
    a.every((word, i) => word === b[i] || isMisspelling(word, b[i] ?? '', true))
  );
}
