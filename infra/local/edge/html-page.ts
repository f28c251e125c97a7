/** A plain page of the local platform itself: no page of the product looks like this one. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – local platform</title>
<style>
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top }
button { font: inherit; padding: .35rem .9rem } li { margin: .4rem 0 } code { background: #f3f2f1; padding: 0 .2rem } pre { white-space: pre-wrap }
</style></head>
<body><h1>${escaped(title)}</h1>
${body}
</body></html>
`;
}

/** Text as it may stand in HTML, between tags and in an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
