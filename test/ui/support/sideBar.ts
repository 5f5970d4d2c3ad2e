import type { VsCodeWindow } from '../driver';

/** Drags the border of the side bar until it has about this width, in CSS pixels. */
export async function setSideBarWidth({ page }: VsCodeWindow, width: number): Promise<void> {
  const sideBar = page.locator('.part.sidebar');
  const box = await sideBar.boundingBox();
  if (!box) throw new Error('The side bar is closed.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 4 });
  await page.mouse.up();
}
