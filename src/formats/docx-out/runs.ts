import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Run } from '../../core';

/** Names of places in the document, by the anchors that links name. */
export type Anchors = ReadonlyMap<string, string>;

/** The words of a paragraph; with `anchor`, what links to it find. */
export function runsOf(
  runs: readonly Run[],
  anchors: Anchors,
  anchor?: string,
): readonly ParagraphChild[] {
  const children = runs.map((run) => linked(run, anchors));
  const id = anchor === undefined ? undefined : anchors.get(anchor);
  return id === undefined ? children : [new Bookmark({ id, children })];
}

function linked(run: Run, anchors: Anchors): ParagraphChild {
  const { link } = run;
  if (link === undefined) return textRun(run);
  const children = [textRun(run, 'Hyperlink')];
  if (!link.startsWith('#')) return new ExternalHyperlink({ link: wordText(link), children });
  const anchor = anchors.get(link.slice(1));
  return anchor === undefined ? textRun(run) : new InternalHyperlink({ anchor, children });
}

function textRun({ text, bold, italic, code }: Run, style?: string): TextRun {
  const options: IRunOptions = {
    text: wordText(text),
    ...(bold === true ? { bold: true } : {}),
    ...(italic === true ? { italics: true } : {}),
    ...(code === true ? { style: 'Command' } : style === undefined ? {} : { style }),
  };
  return new TextRun(options);
}

/** What XML cannot hold is shown as a replacement character. */
export function wordText(text: string): string {
  return text.replace(NOT_XML, '\ufffd');
}

/** XML 1.0, production 2: controls but tab and line breaks, lone halves of a pair, and two that are no characters. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
