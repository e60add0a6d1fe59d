import type { Express } from 'express';

/** Of the pages that are no workspace: what whoever installs the bot reads, for one. */
const css = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: #1b2733; background: #f2f5f8; }
main { max-width: 34rem; margin: 12vh auto 2rem; padding: 2rem; border-radius: 0.75rem; background: #fff;
  border-top: 0.4rem solid #1d3557; box-shadow: 0 1px 3px rgb(0 0 0 / 15%); overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 0.75rem; white-space: pre-line; }
p.muted { color: #51606e; font-size: 0.9375rem; }
p.warning { font-weight: 600; }
a { color: #0b57a4; }
@media (max-width: 36rem) { main { margin: 0; border-radius: 0; min-height: 100vh; box-sizing: border-box; } }
@media (prefers-color-scheme: dark) {
  body { color: #e6edf3; background: #10161c; } main { background: #19222b; border-top-color: #7ea6d8; }
  p.muted { color: #a5b3c0; } a { color: #8ec1f5; }
}
`;

/** Adds `/page.css`, which such pages ask for. */
export function addPageStyle(app: Express): void {
  app.get('/page.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'max-age=3600').send(css);
  });
}
