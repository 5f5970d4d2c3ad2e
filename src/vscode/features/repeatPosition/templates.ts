import * as vscode from 'vscode';
import {
  freeTemplateKey,
  newPosition,
  readTemplates,
  TEMPLATE_KEYS,
  unknownIn,
  withTemplate,
  type Template,
} from '../../../core';
import { annotatableText } from '../../corpora/ensureCorpus';
import type { LoadedCorpus } from '../../corpora/corpora';
import { labelOf } from '../../corpora/record';
import { mayAnnotate, messageName, sayBriefly } from '../../documents/words';
import { setContext } from '../../host/contexts';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';
import { addPositions, chosenSpans } from '../../ui/questions/annotateSpans';
import { draftOf } from '../../ui/questions/codebookDraft';
import { positionHere } from './positionHere';

/** Positions without words, each under a digit: kept for the workspace and its corpus, on this
 * computer. */
export function registerTemplates(services: Services): vscode.Disposable {
  const { corpora, guard, memory } = services;

  const templatesOf = ({ root }: LoadedCorpus): readonly Template[] =>
    readTemplates(memory.get<unknown>(keyOf(root)));

  const store = async (loaded: LoadedCorpus, templates: readonly Template[]): Promise<void> => {
    await memory.update(keyOf(loaded.root), templates);
    update();
  };

  const update = (): void => {
    const { active } = corpora;
    setContext('templates', active !== undefined && templatesOf(active).length > 0);
  };

  const make = async (argument: unknown): Promise<void> => {
    const here = await positionHere(services, argument);
    if (!here) return;
    const { loaded, placed } = here;
    const { actors, issues, stance } = placed.annotation;
    if (stance === undefined || issues.length === 0) {
      sayBriefly(vscode.l10n.t('A template needs an actor, an issue and a stance.'));
      return;
    }
    const all = templatesOf(loaded);
    const key = await chooseKey(loaded, all, labelOf(loaded, placed.annotation));
    if (key === undefined) return;
    const template = { key, actors, issues, stance };
    await store(loaded, withTemplate(all, template));
    sayBriefly(vscode.l10n.t('Template {0}: {1}', key, labelOfTemplate(loaded, template)));
  };

  const apply = async (argument: unknown): Promise<void> => {
    const article = await annotatableText(services);
    if (!article || !mayAnnotate(article)) return;
    const loaded = article.located?.loaded;
    const all = loaded ? templatesOf(loaded) : [];
    if (!loaded || all.length === 0) {
      explainTemplates();
      return;
    }
    const spans = chosenSpans(article);
    if (spans.length === 0) return;
    const template =
      typeof argument === 'string'
        ? all.find(({ key }) => key === argument)
        : await chooseTemplate(loaded, all, vscode.l10n.t('Apply Template'));
    if (!template) {
      if (typeof argument === 'string') sayBriefly(vscode.l10n.t('No template {0}', argument));
      return;
    }
    const unknown = unknownIn(loaded.corpus.codebook, template);
    if (unknown.length > 0) {
      void notify(
        'warning',
        vscode.l10n.t(
          'Template {0} names what the codebook does not have: {1}. Nothing was annotated. Make the template again from a position.',
          template.key,
          unknown.map(messageName).join(', '),
        ),
      );
      return;
    }
    const position = newPosition({ id: '', quote: [], coder: undefined }, template);
    await addPositions(services, article, spans, position, draftOf(loaded));
  };

  const remove = async (): Promise<void> => {
    const loaded = corpora.active;
    const all = loaded ? templatesOf(loaded) : [];
    if (!loaded || all.length === 0) {
      sayBriefly(vscode.l10n.t('There is no template yet. Make one from a position.'));
      return;
    }
    const template = await chooseTemplate(loaded, all, vscode.l10n.t('Delete Template'));
    if (!template) return;
    await store(
      loaded,
      all.filter(({ key }) => key !== template.key),
    );
    sayBriefly(vscode.l10n.t('Template {0} deleted', template.key));
  };

  update();
  return vscode.Disposable.from(
    guard.command('policyAnnotator.makeTemplate', make),
    guard.command('policyAnnotator.applyTemplate', apply),
    guard.command('policyAnnotator.deleteTemplate', remove),
    corpora.onDidChange(update),
  );
}

/** How to make the first one, with the step to it where a position is at the cursor. */
function explainTemplates(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'There is no template yet. Put the cursor into a position and choose Make Template from Position: its actor, issue and stance are then kept under a digit, and annotate the selected words at once.',
    ),
    commandStep(vscode.l10n.t('Make Template'), 'policyAnnotator.makeTemplate'),
  );
}

function keyOf(root: vscode.Uri): string {
  return `templates ${root.toString()}`;
}

/** Such as `China ⊖ Tariffs`. */
function labelOfTemplate(loaded: LoadedCorpus, template: Template): string {
  return labelOf(loaded, newPosition({ id: '', quote: [], coder: undefined }, template));
}

async function chooseKey(
  loaded: LoadedCorpus,
  all: readonly Template[],
  label: string,
): Promise<string | undefined> {
  const free = freeTemplateKey(all);
  const picked = await pickOne<string>({
    title: vscode.l10n.t('Make Template'),
    placeholder: vscode.l10n.t('A digit for {0}', label),
    rows: TEMPLATE_KEYS.map((key) => {
      const known = all.find((one) => one.key === key);
      const description = known
        ? vscode.l10n.t('replaces {0}', labelOfTemplate(loaded, known))
        : '';
      return { label: key, description, value: key };
    }),
    letters: new Map(TEMPLATE_KEYS.map((key) => [key, key])),
    ...(free === undefined ? {} : { first: free }),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function chooseTemplate(
  loaded: LoadedCorpus,
  all: readonly Template[],
  title: string,
): Promise<Template | undefined> {
  const picked = await pickOne<Template>({
    title,
    placeholder: vscode.l10n.t('Choose a template, or type its digit'),
    rows: all.map((template) => ({
      label: labelOfTemplate(loaded, template),
      description: template.key,
      value: template,
    })),
    letters: new Map(all.map((template) => [template.key, template])),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
