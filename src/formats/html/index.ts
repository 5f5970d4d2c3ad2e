import type { Importer } from '../contract';
import { readHtml } from './readHtml';

export const importer: Importer = {
  detect: (name, head) => {
    if (/\.x?html?$/i.test(name)) return 0.9;
    const begin = new TextDecoder().decode(head.subarray(0, 512));
    return /^\s*(<!doctype html|<html)/i.test(begin) ? 0.8 : 0;
  },
  read: (file) => Promise.resolve(readHtml(file)),
};
