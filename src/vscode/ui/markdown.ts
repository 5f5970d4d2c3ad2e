import * as vscode from 'vscode';
import type { CardAction, TextLine } from '../../core';
import { commandOfAction, LINKABLE_COMMANDS, OPEN_PLACE, type CommandTarget } from './cardCommands';
import type { LoadedCorpus } from '../corpora/corpora';

/** Lines and actions as Markdown. Text from files is added by `appendText` only, and only commands
 * of the extension can be links. */
export function cardMarkdown(
  loaded: LoadedCorpus,
  lines: readonly TextLine[],
  actions: readonly CardAction[],
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: LINKABLE_COMMANDS };
  for (const [index, line] of lines.entries()) {
    // Two spaces and a newline: a line break within one paragraph keeps the card low.
    if (index > 0) markdown.appendMarkdown('  \n');
    appendLine(markdown, line, loaded);
  }
  if (actions.length === 0) return markdown;
  markdown.appendMarkdown('\n\n');
  for (const [index, action] of actions.entries()) {
    if (index > 0) markdown.appendMarkdown(' · ');
    const { command, argument } = commandOfAction(loaded, action);
    appendLink(markdown, action.label, command, argument);
  }
  return markdown;
}

/** A link that runs a command of the extension without an argument. */
export function linkMarkdown(label: string, command: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('[');
  markdown.isTrusted = { enabledCommands: [command] };
  appendPlain(markdown, label);
  markdown.appendMarkdown(`](command:${command})`);
  return markdown;
}

/** Lines without actions, for tooltips. */
export function tooltipMarkdown(lines: readonly TextLine[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const [index, line] of lines.entries()) {
    if (index > 0) markdown.appendMarkdown('  \n');
    appendLine(markdown, line);
  }
  return markdown;
}

function appendLink(
  markdown: vscode.MarkdownString,
  label: string,
  command: string,
  argument: CommandTarget,
): void {
  // A bracket in the name of a file would end the link.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, escapedBracket);
  markdown.appendMarkdown('[');
  appendPlain(markdown, label);
  markdown.appendMarkdown(`](command:${command}?${query})`);
}

function escapedBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}

/** Texts lead to places only where a corpus is given. */
function appendLine(markdown: vscode.MarkdownString, line: TextLine, loaded?: LoadedCorpus): void {
  for (const part of line) {
    if (loaded && part.kind === 'file' && part.opens) {
      const argument = { corpus: loaded.root.toString(), ...part.opens };
      appendLink(markdown, part.text, OPEN_PLACE, argument);
      continue;
    }
    const style = part.kind === 'file' ? STYLES[part.style] : '';
    markdown.appendMarkdown(style);
    appendPlain(markdown, part.text);
    markdown.appendMarkdown(style);
  }
}

const STYLES = { plain: '', strong: '**', emphasis: '*', struck: '~~' } as const;

/** Adds text word by word: `appendText` makes every space non-breaking, so that a long quote would
 * not wrap. */
function appendPlain(markdown: vscode.MarkdownString, text: string): void {
  for (const [index, word] of text.split(' ').entries()) {
    if (index > 0) markdown.appendMarkdown(' ');
    if (word !== '') markdown.appendMarkdown(escaped(word));
  }
}

/** `appendText` does not escape `<`, and Markdown would make a link of `<command:…>` in a file. */
function escaped(word: string): string {
  return new vscode.MarkdownString().appendText(word).value.replaceAll('<', '&lt;');
}
