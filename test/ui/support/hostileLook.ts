import type { VsCodeWindow } from '../driver';

const ROW_HEIGHT = 22;

/** Checks how a window shows texts and names from files, and collects violations. */
export class HostileLook {
  /** The number of checked parts. */
  looked = 0;
  readonly wrong: string[] = [];
  readonly #window: () => VsCodeWindow;

  constructor(window: () => VsCodeWindow) {
    this.#window = window;
  }

  /** Collects elements made from text, foreign commands, and text that overflows its place. A part
   * that does not exist is a violation, too. */
  async at(where: string, selector: string): Promise<void> {
    const parts = this.#window().page.locator(selector).filter({ visible: true });
    const seen = await parts.evaluateAll((parts) =>
      parts.map((part) => ({
        text: part.textContent.slice(0, 60),
        foreign: [...part.querySelectorAll('img, script, iframe, object, embed, video, form')].map(
          ({ outerHTML }) => outerHTML.slice(0, 80),
        ),
        icons: part.querySelectorAll('.label-name .codicon, .label-description .codicon').length,
        commands: [...part.querySelectorAll('a')]
          .map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? '')
          .filter((target) => target.startsWith('command:workbench')),
        height: part.getBoundingClientRect().height,
        isInside:
          part.getBoundingClientRect().right <= document.documentElement.clientWidth + 1 &&
          document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      })),
    );
    this.looked += seen.length;
    if (seen.length === 0) this.wrong.push(`nothing to look at in ${where}`);
    for (const { text, foreign, icons, commands, height, isInside } of seen) {
      const say = (what: string): unknown => this.wrong.push(`${where}, ${text}: ${what}`);
      for (const element of foreign) say(element);
      for (const command of commands) say(command);
      if (icons > 0) say('an icon from a file');
      if (!isInside) say('reaches out of the window');
      if (selector.endsWith('.monaco-list-row') && height !== ROW_HEIGHT) say(`${height} high`);
    }
  }
}
