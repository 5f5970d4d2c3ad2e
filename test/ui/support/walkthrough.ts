import { executeCommand, type VsCodeWindow } from '../driver';
import { until } from './annotating';

const ID = 'policy-annotator.policy-annotator#start';

/** Opens the extension's walkthrough, or shows it again. */
export async function openWalkthrough(window: VsCodeWindow): Promise<void> {
  await executeCommand(window, 'workbench.action.openWalkthrough', ID, false);
  await window.page.locator(`[data-step-id^="${ID}"]`).first().waitFor();
}

/** Unfolds a step, which shows its picture. */
export async function openStep({ page }: VsCodeWindow, step: string): Promise<void> {
  const shown = page.locator(`[data-step-id="${ID}#${step}"]`);
  if ((await shown.getAttribute('aria-expanded')) !== 'true') await shown.click();
  await page.locator(`[data-step-id="${ID}#${step}"].expanded`).waitFor();
}

export async function clickStepButton(
  window: VsCodeWindow,
  step: string,
  button: string,
): Promise<void> {
  await openStep(window, step);
  const { page } = window;
  await page
    .locator(`[data-step-id="${ID}#${step}"]`)
    .locator('.monaco-button', { hasText: button })
    .click();
}

/** The steps that are ticked off. */
export function doneSteps({ page }: VsCodeWindow): Promise<string[]> {
  return page
    .locator('[data-done-step-id].complete')
    .evaluateAll((boxes) => [
      ...new Set(
        boxes.map((box) => box.getAttribute('data-done-step-id')?.split('#').at(-1) ?? ''),
      ),
    ]);
}

/** Waits until these steps and no others are ticked off. */
export async function isDone(window: VsCodeWindow, ...steps: readonly string[]): Promise<void> {
  await openWalkthrough(window);
  await until(`done are ${steps.join()}`, async () => {
    return (await doneSteps(window)).toSorted().join() === steps.toSorted().join();
  });
}
