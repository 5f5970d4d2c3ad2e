import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Workbook } from '../../core';
import { packageParts } from './packageParts';
import { sheetParts } from './sheetXml';

// The format is that of ECMA-376, part 1. It is written here since the available libraries write
// neither filters nor links, and only a small part of it is needed.

/** The bytes of a workbook. Yields to the host between some hundred rows. */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) failed.push(error);
    else parts.push(bytes);
  });
  const all = [
    ...packageParts(workbook),
    ...workbook.sheets.flatMap((sheet, at) => sheetParts(sheet, at + 1, at === 0)),
  ];
  for (const { name, pieces } of all) {
    const file = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: SAME_TIME });
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      await pause();
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  const [error] = failed;
  if (error) throw error;
  return joined(parts);
}

/** A fixed time, so that the same corpus gives the same bytes. */
const SAME_TIME = new Date(1980, 0, 1);

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
