import { readCounted, type Counted } from '../../counted/counted';
import type { AnnotationId, ArticlePath, CoderId } from '../../model/ids';
import { keysOf } from '../../util/unknownObject';

/** A message of the web view to its host. */
export type PanelMessage =
  /** The web view is loaded, or has another width (in pixels). */
  | { readonly kind: 'ready'; readonly width: number }
  /** See `changedState`, which reads the change. */
  | { readonly kind: 'change'; readonly change: unknown }
  | { readonly kind: 'open'; readonly article: ArticlePath; readonly id: AnnotationId }
  /** A record in the reading of any coder. */
  | {
      readonly kind: 'openReading';
      readonly article: ArticlePath;
      readonly coder: CoderId;
      readonly id: AnnotationId;
    }
  /** Asks for the list of a number. */
  | { readonly kind: 'counted'; readonly counted: Counted }
  | { readonly kind: 'export'; readonly format: 'svg' | 'png' }
  /** Asks for a table of intercoder agreement, or its methods section. */
  | { readonly kind: 'exportAgreement'; readonly what: AgreementExport }
  /** The requested picture as a PNG; without bytes where it could not be drawn. */
  | { readonly kind: 'png'; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'compareDates' }
  | { readonly kind: 'command'; readonly command: PanelCommand }
  /** Asks for the content as a text. */
  | { readonly kind: 'text' }
  | { readonly kind: 'documentation'; readonly page: DocumentationPage };

/** The commands that a page offers where something is missing. */
export const PANEL_COMMANDS = [
  'whoIsCoding',
  'showOthersWork',
  'adjudicateNext',
  'setArticleDates',
] as const;
export type PanelCommand = (typeof PANEL_COMMANDS)[number];

/** What is written of intercoder agreement: the figures, the values of all coders, and the text for
 * a methods section. */
export const AGREEMENT_EXPORTS = ['figures', 'values', 'methods'] as const;
export type AgreementExport = (typeof AGREEMENT_EXPORTS)[number];

/** The pages that define what the views show, by their paths in docs without the ending. */
export const DOCUMENTATION_PAGES = [
  'reference/measures',
  'analyse/network',
  'together/intercoder',
] as const;
export type DocumentationPage = (typeof DOCUMENTATION_PAGES)[number];

/** A request of the host to the web view for a picture. */
export interface DrawPng {
  readonly kind: 'drawPng';
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Scale: pixels of the PNG for each one of the picture. */
  readonly scale: number;
}

/** Focuses the number again whose list was closed without a choice. */
export interface FocusNumber {
  readonly kind: 'focusNumber';
}

/** Validates a message; undefined if it is invalid, since a page may send anything. Never
 * throws. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  const given = keysOf(value);
  if (!given) return undefined;
  const kind = given.get('kind');
  switch (kind) {
    case 'ready': {
      const width = given.get('width');
      if (typeof width !== 'number' || !Number.isFinite(width)) return undefined;
      return { kind, width: Math.min(Math.max(Math.round(width), 240), 4000) };
    }
    case 'change':
      return { kind, change: given.get('change') };
    case 'open': {
      const [article, id] = [given.get('article'), given.get('id')];
      if (typeof article !== 'string' || typeof id !== 'string') return undefined;
      return { kind, article, id };
    }
    case 'openReading': {
      const [article, coder, id] = ['article', 'coder', 'id'].map((key) => given.get(key));
      if (typeof article !== 'string' || typeof coder !== 'string') return undefined;
      return typeof id === 'string' ? { kind, article, coder, id } : undefined;
    }
    case 'counted': {
      const counted = readCounted(given.get('counted'));
      return counted && { kind, counted };
    }
    case 'export': {
      const format = given.get('format');
      return format === 'svg' || format === 'png' ? { kind, format } : undefined;
    }
    case 'exportAgreement': {
      const what = AGREEMENT_EXPORTS.find((one) => one === given.get('what'));
      return what && { kind, what };
    }
    case 'png': {
      const bytes = given.get('bytes');
      if (bytes instanceof Uint8Array) return { kind, bytes };
      return { kind, bytes: bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : undefined };
    }
    case 'compareDates':
    case 'text':
      return { kind };
    case 'command': {
      const command = PANEL_COMMANDS.find((one) => one === given.get('command'));
      return command && { kind, command };
    }
    case 'documentation': {
      const page = DOCUMENTATION_PAGES.find((one) => one === given.get('page'));
      return page === undefined ? undefined : { kind, page };
    }
    default:
      return undefined;
  }
}
