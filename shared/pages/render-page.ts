import { createHash } from 'node:crypto';
import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
import { scripts } from './compiled/scripts.js';
import { style, styleHash } from './compiled/style.js';

/** What the frame of every page shows: the council in place of the crown. */
export interface PageCouncil {
  readonly name: string;
  readonly colours: { readonly header: string; readonly accent: string };
  readonly sendMailbox: string;
  readonly sendPhone: string | null;
}
export interface PageModel {
  readonly council: PageCouncil;
  /** The page's title, without anything personal: titles stand in histories and tabs. */
  readonly title: string;
  readonly area?: string;
  readonly navigation?: readonly { readonly href: string; readonly text: string; readonly current?: boolean }[];
  /** Faults as GOV.UK's error summary lists them; `href` leads to the field. */
  readonly errors?: readonly { readonly text: string; readonly href: string }[];
  readonly [key: string]: unknown;
}
export interface RenderedPage {
  readonly html: string;
  /** Hashes for `style-src`. */
  readonly styles: readonly string[];
  /** Hashes for `script-src`. */
  readonly scripts: readonly string[];
}

type Templates = Readonly<Record<string, { readonly root: unknown }>>;
const templates: Record<string, Templates[string]> = {};

/** Makes a function's own templates known, once, when it is loaded: none carries those of the others. */
export const useTemplates = (own: Templates): void => void Object.assign(templates, own);

const directory = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** Joins over POSIX paths: the stock precompiled loader fails on the relative imports of GOV.UK's macros. */
const join = (from: string, to: string): string => {
  const parts: string[] = [];
  for (const part of `${directory(from)}/${to}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

const Loader = nunjucks.Loader.extend({
  getSource(name: string) {
    const obj = templates[name];
    return obj ? { src: { type: 'code' as const, obj }, path: name, noCache: false } : null;
  },
  isRelative: (name: string) => name.startsWith('./') || name.startsWith('../'),
  resolve: join,
});
const environment = new nunjucks.Environment([new Loader()], { autoescape: true, throwOnUndefined: false });

const COLOUR = /^#[0-9a-f]{6}$/i;
const coloursOf = ({ header, accent }: PageCouncil['colours']): string => {
  if (!COLOUR.test(header) || !COLOUR.test(accent))
    throw new Error('A colour of the council is not of the form #rrggbb');
  return `:root{--council-header:${header};--council-accent:${accent}}`;
};

/**
 * Renders a page by its template's name (`answer/landing.njk`). All that it shows is in the model; everything is escaped. `names`: those of
 * `scripts/` with which the page is the better.
 */
export const renderPage = (
  template: string,
  model: PageModel,
  ...names: readonly (keyof typeof scripts)[]
): RenderedPage => {
  const colours = coloursOf(model.council.colours);
  const own = names.map((name) => scripts[name]);
  const html = environment.render(template, { ...model, style, colours, scripts: own.map(({ text }) => text) });
  const hash = createHash('sha256').update(colours).digest('base64');
  return { html, styles: [styleHash, `'sha256-${hash}'`], scripts: own.map((script) => script.hash) };
};
