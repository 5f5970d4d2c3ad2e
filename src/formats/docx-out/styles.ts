import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';

// Lengths are twentieths of a point, font sizes half points (ECMA-376).

/** A4. */
export const PAGE = { width: 11_906, height: 16_838 };
export const MARGIN = { top: 1134, right: 1134, bottom: 1134, left: 1134 };

/** The width between the margins. */
export function textWidth(isLandscape: boolean): number {
  return (isLandscape ? PAGE.height : PAGE.width) - MARGIN.left - MARGIN.right;
}

const INK = '1F2A37';
const ACCENT = '1F4E79';
export const FAINT = '5B6775';
export const LINE = 'B8C2CE';
export const SHADE = 'EEF2F6';
/** As on the pages of reports. */
export const SIDES = { for: 'D5EFDC', against: 'FBDCD6' } as const;

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 20, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: {
      run: { size: 38, bold: true, color: ACCENT },
      paragraph: { spacing: { after: 160 } },
    },
    heading1: {
      run: { size: 28, bold: true, color: ACCENT },
      paragraph: { keepNext: true, spacing: { before: 320, after: 100 } },
    },
    heading2: {
      run: { size: 23, bold: true, color: INK },
      paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
    },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '0B5394', underline: { type: 'single' } } },
  },
  paragraphStyles: [
    {
      id: 'InTable',
      name: 'In table',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: 'InDenseTable',
      name: 'In dense table',
      basedOn: 'Normal',
      run: { size: 15 },
      paragraph: { spacing: { after: 40 } },
    },
    { id: 'PageFoot', name: 'Page foot', basedOn: 'Normal', run: { size: 17, color: FAINT } },
  ],
  characterStyles: [{ id: 'Command', name: 'Command', run: { font: 'Consolas', size: 18 } }],
};

export const LISTS: INumberingOptions = {
  config: [
    {
      reference: 'list',
      levels: ['•', '–'].map((text, level) => ({
        level,
        text,
        format: LevelFormat.BULLET,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 280 * (level + 1), hanging: 220 } } },
      })),
    },
  ],
};
