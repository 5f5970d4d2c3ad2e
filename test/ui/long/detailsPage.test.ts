// What a stranger sees first: the page of the extension in the list of extensions. Nobody has
// published it yet, so its pictures are served from the working copy, at the addresses that the
// packager wrote.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { executeCommand, pictures, useWindow } from '../driver';
import { until } from '../support/annotating';

const { repository } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')) as {
  readonly repository: { readonly url: string };
};

suite('The page of the extension in the list of extensions', () => {
  const window = useWindow({ extension: 'packed', width: 1100, height: 1400 });
  const readme = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');

  suiteSetup(async () => {
    const served = `${repository.url}/raw/HEAD/`;
    await window()
      .page.context()
      .route(`${served}**`, (route) =>
        route.fulfill({ path: inRoot(route.request().url().slice(served.length)) }),
      );
    await executeCommand(window(), 'workbench.view.extensions');
    await window()
      .page.locator('.extensions-list .extension-list-item', { hasText: 'Policy Annotator' })
      .click();
    await readme().getByRole('heading', { name: 'Policy Annotator', exact: true }).waitFor();
  });

  test('shows every picture of the README', async () => {
    const inReadme = fs.readFileSync(inRoot('README.md'), 'utf8').match(/^!\[/gm);
    const shown = (): Promise<string[]> =>
      readme()
        .locator('img')
        .evaluateAll((images) =>
          (images as HTMLImageElement[])
            .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
            .map(({ src }) => src),
        );
    await until('all are loaded', async () => (await shown()).length === inReadme?.length);
    await pictures(window(), 'details-page');
  });

  test('has links to other pages only, which are absolute', async () => {
    const links = await readme()
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    assert.ok(links.length > 20, links.join('\n'));
    const wrong = links.filter((link) => !/^https:\/\/|^#/.test(link));
    assert.deepEqual(wrong, []);
  });
});
