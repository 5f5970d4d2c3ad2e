import type { PanelData, PanelWords } from '../../core/webview';

/** Draws the body of a tab. */
export interface Painter<Body> {
  elements(body: Body, words: PanelWords): readonly Node[];
  /** What the elements depend on; the whole body where absent. The rest is for `update`. */
  builtFrom?(body: Body): unknown;
  /** Changes the elements that were built, also where they are those of before. */
  update?(part: HTMLElement, body: Body, data: PanelData): void;
}
