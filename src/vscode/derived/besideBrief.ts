import * as vscode from 'vscode';
import {
  decodeBytes,
  namesBeside,
  readBeside,
  type BesideBrief,
  type CorpusReader,
} from '../../core';
import { exists } from '../documents/freeUri';
import { openDocument } from '../documents/openFiles';
import { messageName } from '../documents/words';
import { notify, showFileStep } from '../host/notify';
import type { Services } from '../services';
import { nameOf } from './savePlace';

interface FilesBeside {
  readonly beside: BesideBrief;
  /** Where the edition is written. */
  readonly edition: vscode.Uri;
}

/** What is beside a brief; undefined for other formats. Tells which file would be lost. */
export async function filesBeside(
  { environment }: Services,
  format: { readonly id: string },
  place: vscode.Uri,
  reader: CorpusReader,
): Promise<FilesBeside | 'refused' | undefined> {
  const names = namesBeside(format.id, nameOf(place));
  if (!names) return undefined;
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(place, '..', name);
  const texts = {
    edition: await textAt(uriOf(names.edition)),
    markdown: await textAt(uriOf(names.markdown)),
  };
  const read = readBeside(names, texts, environment.clock.today(), reader);
  const edition = uriOf(names.edition);
  if (read.kind === 'read') return { beside: read.beside, edition };
  void notify('warning', refusal(read), showFileStep(uriOf(read.file)));
  return 'refused';
}

function refusal(read: Exclude<ReturnType<typeof readBeside>, { kind: 'read' }>): string {
  const file = messageName(read.file);
  switch (read.kind) {
    case 'broken':
      return vscode.l10n.t(
        'Nothing was exported, since your own paragraphs would be lost: in {0}, line {1}, a part of the brief has no end or no beginning. Mend the line, or move the file away.',
        file,
        read.line,
      );
    case 'other corpus':
      return vscode.l10n.t(
        'Nothing was exported, since {0} would be lost: it is an edition of another corpus or coder. Move it away, or choose another name.',
        file,
      );
    case 'no edition':
      return vscode.l10n.t(
        'Nothing was exported, since {0} would be lost: it is not an edition of a brief. Move it away, or choose another name.',
        file,
      );
  }
}

/** With what is typed but not saved; undefined where there is no such file. */
async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const document = openDocument(uri);
  if (document) return document.getText();
  if (!(await exists(uri))) return undefined;
  return decodeBytes(await vscode.workspace.fs.readFile(uri), TextDecoder).text;
}

/** Tells that the edition could not be written. */
export function unwrittenEdition(place: vscode.Uri): string {
  return vscode.l10n.t(
    '{0} could not be written: the next brief will not say what has changed since this one.',
    messageName(nameOf(place)),
  );
}
