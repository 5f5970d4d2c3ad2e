import type { TextDocument } from '../../core';
import type { Exporter } from '../contract';
import { writeDocument } from './writeDocument';

export const exporter: Exporter<TextDocument> = {
  render: async (document) => ({
    files: [{ name: 'brief.docx', bytes: await writeDocument(document) }],
    losses: [],
  }),
};
