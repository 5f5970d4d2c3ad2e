import type { Workbook } from '../../core';
import { zippedTexts } from '../zippedTexts';
import { packageParts } from './packageParts';
import { SharedTexts } from './sharedTexts';
import { sheetParts } from './sheetXml';

// The format is that of ECMA-376, part 1. It is written here since the available libraries write
// neither filters nor links, and only a small part of it is needed.

/** The bytes of a workbook. Yields to the host between some hundred rows. */
export function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const texts = new SharedTexts();
  return zippedTexts([
    ...packageParts(workbook),
    ...workbook.sheets.flatMap((sheet, at) => sheetParts(sheet, at + 1, texts)),
    // After the sheets, whose cells number them as they are written.
    { name: 'xl/sharedStrings.xml', pieces: texts.xml() },
  ]);
}
