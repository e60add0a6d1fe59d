import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** The page is compiled for browsers by itself; when this file runs as source, the built page lies in dist. */
const builtPage = import.meta.url.endsWith('.ts') ? '../../dist/local/page/' : './page/';
const pageFolder = fileURLToPath(new URL(builtPage, import.meta.url));

const drawing = 'adaptivecards.min.js';
const drawingFolder = dirname(
  createRequire(import.meta.url).resolve(`adaptivecards/dist/${drawing}`),
);

/** The page and all it needs, from this machine alone. Browsers ask each time whether a file is still the same. */
export function pageFiles(): Router {
  const router = Router();
  const options = { maxAge: 0, headers: { 'Cache-Control': 'no-cache' } };

  router.get('/', (_request, response, next) => {
    response.sendFile('index.html', { ...options, root: pageFolder }, (error) => {
      if (!error || response.headersSent) return;
      if ('code' in error && error.code === 'ENOENT') {
        response.status(503).type('text').send('The page is not built. Run `npm run build`.\n');
      } else {
        next(error);
      }
    });
  });
  router.get(`/assets/${drawing}`, (_request, response) => {
    response.sendFile(drawing, { ...options, root: drawingFolder });
  });
  router.use(
    '/assets',
    express.static(pageFolder, {
      index: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
