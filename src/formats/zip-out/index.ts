import type { TextFile } from '../../core';
import type { Exporter } from '../contract';
import { zippedTexts } from '../zippedTexts';

export const exporter: Exporter<readonly TextFile[]> = {
  render: async (files) => ({
    files: [{ name: 'project.zip', bytes: await zippedTexts(files) }],
    losses: [],
  }),
};
