/** The run-time half of Nunjucks, for templates compiled before; only what render-page.ts uses. */
declare module 'nunjucks/browser/nunjucks-slim.js' {
  interface PrecompiledSource {
    readonly src: { readonly type: 'code'; readonly obj: unknown };
    readonly path: string;
    readonly noCache: boolean;
  }
  interface TemplateLoader {
    getSource(name: string): PrecompiledSource | null;
    isRelative(name: string): boolean;
    resolve(from: string, to: string): string;
  }
  const nunjucks: {
    Loader: { extend(members: TemplateLoader): new () => TemplateLoader };
    Environment: new (
      loaders: readonly TemplateLoader[],
      options: { autoescape: boolean; throwOnUndefined: boolean },
    ) => { render(name: string, model: object): string };
  };
  export default nunjucks;
}
