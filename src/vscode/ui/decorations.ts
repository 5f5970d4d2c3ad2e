import * as vscode from 'vscode';
import {
  forStances,
  lineColor,
  type GutterKind,
  type HighlightKind,
  type StanceLook,
  type TypeColor,
} from '../../core';

/** A decoration type for each kind of the highlight plan, created once, since each adds a style
 * rule. */
export type Decorations = Readonly<Record<HighlightKind, vscode.TextEditorDecorationType>>;
export type GutterMarks = Readonly<Record<GutterKind, vscode.TextEditorDecorationType>>;

type Tint = readonly [color: string, style: string, width: number];

/** The colour and the line of each stance. */
const TINTS: Readonly<Record<StanceLook, Tint>> = {
  support: ['support', 'solid', 2],
  oppose: ['oppose', 'dashed', 2],
  ambivalent: ['ambivalent', 'double', 3],
  neutral: ['neutral', 'dotted', 2],
  other: ['neutral', 'dotted', 1],
};

export function createDecorations(): Decorations {
  return {
    'actor-state': underline('dotted', 'actorState'),
    'actor-government': underline('dotted', 'actorGovernment'),
    'actor-person': underline('dotted', 'actorPerson'),
    'actor-organization': underline('dotted', 'actorOrganization'),
    'actor-group': underline('dotted', 'actorGroup'),
    'actor-other': underline('dotted', 'actorOther'),
    issue: underline('solid', 'issue'),
    ...forStances('position', (look) => tint(TINTS[look])),
    typed: tint(['neutral', 'solid', 2]),
    'stated-disagreement': outline('stated', 'solid', vscode.OverviewRulerLane.Full),
    'stated-agreement': outline('stated', 'solid', vscode.OverviewRulerLane.Full),
    uncertain: outline('review', 'dashed', vscode.OverviewRulerLane.Center),
    changed: outline('review', 'dashed', vscode.OverviewRulerLane.Center),
  };
}

export function createGutterMarks(extension: vscode.Uri): GutterMarks {
  const mark = (name: string) =>
    vscode.window.createTextEditorDecorationType({
      light: { gutterIconPath: markIcon(extension, name, 'light'), gutterIconSize: '85%' },
      dark: { gutterIconPath: markIcon(extension, name, 'dark'), gutterIconSize: '85%' },
    });
  return {
    support: mark('support'),
    oppose: mark('oppose'),
    ambivalent: mark('ambivalent'),
    neutral: mark('neutral'),
    other: mark('other'),
    stated: mark('stated'),
    typed: mark('typed'),
    several: mark('several'),
    review: mark('review'),
  };
}

/** The words just chosen in a list, or asked about: a shade and a line below. A frame would be
 * drawn around each line of text that wraps, and its upper edge read as a line below the words
 * above. */
export function createChosenDecoration(): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: shade('chosen', 15),
    borderColor: new vscode.ThemeColor('policyAnnotator.chosen'),
    borderStyle: 'solid',
    borderWidth: '0 0 2px 0',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** Decorations for quotes in their sentences, on a page of the extension: bold in the tint of their
 * stance, with its line below. */
export function createQuoteDecorations(): Readonly<
  Record<StanceLook, vscode.TextEditorDecorationType>
> {
  const bold = (look: StanceLook) => tint(TINTS[look], 'bold');
  return {
    support: bold('support'),
    oppose: bold('oppose'),
    ambivalent: bold('ambivalent'),
    neutral: bold('neutral'),
    other: bold('other'),
  };
}

/** Decorations for changed words: the colours of the editor's own differences, which every theme
 * has, underlined or struck out. */
export function createChangeDecorations() {
  const made = vscode.window.createTextEditorDecorationType;
  return {
    came: made({
      fontWeight: 'bold',
      textDecoration: 'underline',
      backgroundColor: new vscode.ThemeColor('diffEditor.insertedTextBackground'),
    }),
    went: made({
      before: {
        textDecoration: 'line-through',
        backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
        color: new vscode.ThemeColor('editor.foreground'),
      },
    }),
  } as const;
}

/** Decorations for a concordance: the colours of the editor's own search results, which every theme
 * has. */
export function createConcordanceDecorations() {
  const made = vscode.window.createTextEditorDecorationType;
  return {
    node: made({
      fontWeight: 'bold',
      backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    }),
    source: made({ color: new vscode.ThemeColor('descriptionForeground') }),
    title: made({ fontWeight: 'bold' }),
    note: made({ color: new vscode.ThemeColor('descriptionForeground') }),
  } as const;
}

export function markIcon(extension: vscode.Uri, name: string, theme: 'light' | 'dark'): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'media', 'marks', `${name}-${theme}.svg`);
}

/** Decorates the text itself: of two on the same characters only one shows, so the plan keeps them
 * apart. The colour is a theme variable, since fixed colours cannot follow the theme. */
function underline(style: string, color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    textDecoration:
      `underline ${style} 1.5px var(--vscode-policyAnnotator-${color}); ` +
      'text-underline-offset: 3px; text-decoration-skip-ink: none',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** A box behind the text in a colour of the codebook, with a thin line above and one below: a shape
 * that no stance has. The lines are as dark or light as the theme needs. */
export function createTypeDecoration(color: TypeColor): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    borderStyle: 'solid',
    borderWidth: '1px 0 2px 0',
    light: { borderColor: lineColor(color, 'light'), backgroundColor: `${color}26` },
    dark: { borderColor: lineColor(color, 'dark'), backgroundColor: `${color}33` },
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** A box behind the text with a line at its bottom. */
function tint([color, style, width]: Tint, fontWeight?: 'bold'): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    ...(fontWeight === undefined ? {} : { fontWeight }),
    backgroundColor: new vscode.ThemeColor(`policyAnnotator.${color}Tint`),
    borderColor: new vscode.ThemeColor(`policyAnnotator.${color}`),
    borderStyle: style,
    borderWidth: `0 0 ${String(width)}px 0`,
    overviewRulerColor: new vscode.ThemeColor(`policyAnnotator.${color}`),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** A shade with a line below and at both ends, but none above: each line of text that wraps has
 * them, and a line above would read as one below the words before. */
function outline(
  color: string,
  style: string,
  lane: vscode.OverviewRulerLane,
): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: shade(color, 10),
    borderColor: new vscode.ThemeColor(`policyAnnotator.${color}`),
    borderStyle: style,
    borderWidth: '0 1px 1px 1px',
    overviewRulerColor: new vscode.ThemeColor(`policyAnnotator.${color}`),
    overviewRulerLane: lane,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** A colour of the theme, let through to some per cent. */
function shade(color: string, percent: number): string {
  return `color-mix(in srgb, var(--vscode-policyAnnotator-${color}) ${String(percent)}%, transparent)`;
}
