import * as vscode from 'vscode';
import { explainYaml } from '../../../core';
import { documentText, toOffset, toRange } from '../../documents/articleDocuments';
import { localizer, viewContext } from '../../derived/viewContext';
import type { Services } from '../../services';
import { showDocumentation } from '../../ui/documentation';
import { cardMarkdown, linkMarkdown } from '../../ui/markdown';
import { helpedFile, scannedLines, YAML_FILES } from './helpedFile';
import { OPENING, yamlCompletions } from './yamlCompletions';

/** Help in codebooks and annotation files while they are written by hand: completion and hovers,
 * also while they cannot be read. No schema is contributed, which other programs' files of the same
 * name would get too. */
export function registerYamlHelp(services: Services): vscode.Disposable {
  const { corpora, extension, guard } = services;

  const hovers: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      const helped = await helpedFile(corpora, document.uri);
      if (!helped || token.isCancellationRequested) return undefined;
      const { loaded, file } = helped;
      const { lines } = documentText(document);
      const found = explainYaml(
        {
          ...{ file, localizer, codebook: loaded.corpus.codebook },
          lines: scannedLines(document),
          offset: toOffset(lines, position),
        },
        () => viewContext(loaded),
      );
      if (!found) return undefined;
      const contents = [cardMarkdown(loaded, found.lines, found.actions)];
      if (found.what === 'key') {
        contents.push(linkMarkdown(vscode.l10n.t('All keys of the files'), SHOW_REFERENCE));
      }
      return new vscode.Hover(contents, toRange(lines, found.span));
    },
  };

  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      YAML_FILES,
      yamlCompletions(services),
      ...OPENING,
    ),
    vscode.languages.registerHoverProvider(YAML_FILES, hovers),
    guard.command(SHOW_REFERENCE, () => showDocumentation(extension, 'reference/files')),
  );
}

const SHOW_REFERENCE = 'policyAnnotator.showFileReference';
