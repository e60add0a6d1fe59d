import type { Span, Tone } from '../messages/card.ts';
import type { RichTextBlock, TextBlock, TextRun } from './adaptive-json.ts';
import { shownText, webAddress } from './shown-text.ts';

type Look = Pick<TextRun, 'weight' | 'size' | 'isSubtle' | 'color'>;

const looks: Record<Tone, Look> = {
  normal: {},
  heading: { weight: 'Bolder', size: 'Medium' },
  muted: { isSubtle: true, size: 'Small' },
  warning: { weight: 'Bolder' },
};

/** Text with no sign that any Markdown gives a meaning to, and no list number in front. */
const cannotBeMarkdown =
  /^(?!\d+[.)]\s)(?!-)(?!.*:\/\/)[\p{L}\p{M}\p{N}\p{Zs}.,:;'’"“”?!%/()–—-]+$/u;

/** Signs that some Markdown gives a meaning to, in words that have others besides letters. */
const markdownSigns = /[*_[\]<>`~\\#|\n]|\{\{|^\s*[-+]\s|^\s*\d+[.)]\s|:\/\//u;

/** Whether text would be changed where it is read as Markdown, such as beside a radio button. */
export const canBeMarkdown = (text: string): boolean => markdownSigns.test(text);

/** Spans as runs, which no client reads as Markdown; undefined where there is nothing to show. */
export function textOf(spans: readonly Span[], tone: Tone = 'normal'): RichTextBlock | undefined {
  return runsOf(spans, looks[tone]);
}

/** What is wrong with a field: in colour, and bold for those who do not see the colour. */
export function errorText(text: string): RichTextBlock | undefined {
  return runsOf([{ text }], { weight: 'Bolder', color: 'Attention' });
}

/**
 * A heading. Only a TextBlock can be a heading to a screen reader, and only text that cannot be Markdown
 * goes into one; any other is a run that looks the same.
 */
export function headingOf(
  spans: readonly Span[],
  size: 'Medium' | 'Large',
): TextBlock | RichTextBlock | undefined {
  const text = spans.map((span) => span.text).join('');
  const plain = cannotBeMarkdown.test(text) && spans.every((span) => span.link === undefined);
  return plain
    ? { type: 'TextBlock', text, style: 'heading', size, weight: 'Bolder', wrap: true }
    : runsOf(spans, { weight: 'Bolder', size });
}

function runsOf(spans: readonly Span[], look: Look): RichTextBlock | undefined {
  const inlines = spans.filter((span) => span.text !== '').map((span) => runOf(span, look));
  return inlines.length > 0 ? { type: 'RichTextBlock', inlines } : undefined;
}

function runOf(span: Span, look: Look): TextRun {
  const text = unformatted(shownText(span.text));
  const url = span.link === undefined ? undefined : webAddress(span.link);
  return {
    type: 'TextRun',
    text,
    ...look,
    ...(span.bold && { weight: 'Bolder' as const }),
    ...(url && { selectAction: { type: 'Action.OpenUrl' as const, title: text, url } }),
  };
}

/** {{DATE(..)}} and {{TIME(..)}} are functions even in runs (Adaptive Cards, text features): a word joiner breaks them. */
function unformatted(text: string): string {
  return text.replace(/\{\{(?=(?:DATE|TIME)\()/g, '{\u2060{');
}
