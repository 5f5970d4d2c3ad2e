import * as vscode from 'vscode';
import { keysOf } from '../../core';
import { contextsNow } from '../host/contexts';
import { gitApi } from '../host/gitExtension';
import { holds, type ContextValue } from '../host/whenClause';
import type { Services } from '../services';
import { contributions, entriesIn, titlesIn } from '../ui/manifest';
import { headed, pickOne, type PickRow } from '../ui/quickPick';

const MENU = 'policyAnnotator.more';
const RECENT = 'recent.commands';
const MOST_RECENT = 4;

interface Entry {
  readonly command: string;
  readonly title: string;
  readonly group: string;
}

/** The commands that the palette leaves out to stay short: those of a menu in the manifest, where
 * they would act now, below headings and with those used last first. */
export function registerMoreCommands(services: Services): vscode.Disposable {
  const { guard, memory } = services;
  return guard.command('policyAnnotator.moreCommands', async () => {
    const entries = entriesNow(services);
    const recent = memory.get<readonly string[]>(RECENT) ?? [];
    const used = recent.flatMap((id) => entries.filter(({ command }) => command === id));
    const picked = await pickOne<string>({
      title: vscode.l10n.t('More Commands'),
      placeholder: vscode.l10n.t('What do you want to do?'),
      rows: [
        ...headed(vscode.l10n.t('Used last'), used.map(rowOf)),
        ...headings().flatMap(([group, heading]) =>
          headed(
            heading,
            entries.filter((one) => one.group === group && !used.includes(one)).map(rowOf),
          ),
        ),
      ],
    });
    if (picked.kind !== 'value') return;
    const id = picked.value;
    const others = recent.filter((one) => one !== id);
    await memory.update(RECENT, [id, ...others].slice(0, MOST_RECENT));
    await vscode.commands.executeCommand(id);
  });
}

/** By the first part of their group in the manifest. */
function headings(): readonly (readonly [group: string, heading: string])[] {
  return [
    ['1_annotations', vscode.l10n.t('Annotations')],
    ['2_articles', vscode.l10n.t('Articles')],
    ['3_codebook', vscode.l10n.t('Codebook')],
    ['4_coders', vscode.l10n.t('Coders')],
    ['5_views', vscode.l10n.t('Views')],
    ['6_more', vscode.l10n.t('More')],
  ];
}

function rowOf({ command, title }: Entry): PickRow<string> {
  return { label: title, value: command };
}

function entriesNow(services: Services): readonly Entry[] {
  const contributed = contributions(services.extension);
  const titles = titlesIn(contributed);
  const keys = keysNow(services);
  return entriesIn(keysOf(contributed?.get('menus')), MENU).flatMap((item) => {
    if (!holds(String(item.get('when')), keys)) return [];
    const command = String(item.get('command'));
    const [group = ''] = String(item.get('group')).split('@');
    return { command, title: titles.get(command) ?? command, group };
  });
}

/** What the conditions of the menu ask for: the extension's own keys, and VS Code's, which it does
 * not tell an extension. */
function keysNow({ corpora }: Services): ReadonlyMap<string, ContextValue> {
  const selections = vscode.window.activeTextEditor?.selections ?? [];
  return new Map<string, ContextValue>([
    ...contextsNow().map((key): [string, ContextValue] => [`policyAnnotator.${key}`, true]),
    ['isWorkspaceTrusted', vscode.workspace.isTrusted],
    ['editorHasSelection', selections.some(({ isEmpty }) => !isEmpty)],
    ['editorHasMultipleSelections', selections.length > 1],
    ['virtualWorkspace', corpora.active !== undefined && corpora.active.root.scheme !== 'file'],
    ['gitOpenRepositoryCount', gitApi()?.repositories.length ?? 0],
  ]);
}
