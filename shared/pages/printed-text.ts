import { escapeHtml } from './escape-html.ts';

/** A text that somebody typed, as HTML: escaped, with its line breaks. */
export const printedText = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>');
