import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  ShadingType,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Run } from '../../core';
import { xmlCharacters } from '../../core/text/xml';
import { FAINT, SIDES } from './styles';

/** Names of bookmarks in the document, by the anchors that links name. */
export type Anchors = ReadonlyMap<string, string>;

/** The runs of a paragraph; with `anchor`, it is a target of links. */
export function runsOf(
  runs: readonly Run[],
  anchors: Anchors,
  anchor?: string,
): readonly ParagraphChild[] {
  const children = joinedRuns(runs).map((run) => linked(run, anchors));
  const id = anchor === undefined ? undefined : anchors.get(anchor);
  return id === undefined ? children : [new Bookmark({ id, children })];
}

/** Adjacent runs that look alike as one: a sentence of ten pieces would be ten elements. */
function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && run.newLine !== true && looksOf(last) === looksOf(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '' || run.newLine === true) joined.push(run);
  }
  return joined;
}

function looksOf({ link, bold, italic, code, isFaint, side }: Run): string {
  return [link, bold === true, italic === true, code === true, isFaint === true, side].join();
}

function linked(run: Run, anchors: Anchors): ParagraphChild {
  const { link } = run;
  if (link === undefined) return textRun(run);
  const children = [textRun(run, 'Hyperlink')];
  if (!link.startsWith('#')) return new ExternalHyperlink({ link: xmlCharacters(link), children });
  const anchor = anchors.get(link.slice(1));
  return anchor === undefined ? textRun(run) : new InternalHyperlink({ anchor, children });
}

function textRun(
  { text, bold, italic, code, isFaint, newLine, side }: Run,
  style?: string,
): TextRun {
  const options: IRunOptions = {
    text: xmlCharacters(text),
    ...(bold === true ? { bold: true } : {}),
    ...(italic === true ? { italics: true } : {}),
    ...(newLine === true ? { break: 1 } : {}),
    ...(side === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: SIDES[side] } }),
    ...(isFaint === true ? { color: FAINT } : {}),
    ...(code === true ? { style: 'Command' } : style === undefined ? {} : { style }),
  };
  return new TextRun(options);
}
