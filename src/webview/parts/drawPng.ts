import type { DrawPng } from '../../core/webview';
import { send } from './host';

/** Draws a picture on a canvas of the requested scale, and sends it as a PNG; without bytes where
 * the browser cannot. As an image an SVG runs no script and loads nothing. */
export async function drawPng({ svg, width, height, scale }: DrawPng): Promise<void> {
  send({ kind: 'png', bytes: await pngBytes(svg, width, height, scale).catch(() => undefined) });
}

async function pngBytes(
  svg: string,
  width: number,
  height: number,
  scale: number,
): Promise<Uint8Array | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
