import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const findings = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** What axe-core finds serious or critical on the page as it stands: one line each, none where all is well. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const hasAxe = await page.evaluate('"axe" in window');
  // The page's own policy forbids scripts from elsewhere; evaluated code is the test's, not the page's.
  if (!hasAxe) await page.evaluate(await readFile(axe, 'utf8'));
  // A panel that is sliding in is half transparent, and has other colours than it will have.
  await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished))');
  const violations = await page.evaluate('axe.run().then((result) => result.violations)');
  return findings
    .parse(violations)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

/** What the page complained of while it was open: errors, and whatever its security policy stopped. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
