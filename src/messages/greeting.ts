import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** To somebody who is only being kind; undefined where there is more in the message. */
export function greetingCard(parts: readonly { readonly text: string }[]): Card | undefined {
  const [only, ...more] = parts;
  if (!only || more.length > 0) return undefined;
  if (thanks.test(only.text)) return said('You are welcome');
  if (greeting.test(only.text)) return said('Hello');
  return undefined;
}

function said(title: string): Card {
  const next = 'Nothing was saved; type /progress mine to see what you owe.';
  return { ...plainCard(title, next), fallback: `${title}. ${next}` };
}

const thanks =
  /^\s*(?:many thanks|thanks|thank you|cheers|ta)(?: very much| a lot| so much)?[\s!.]*$/i;
const greeting = /^\s*(?:hello|hi|hey|good morning|good afternoon|good evening)[\s!.]*$/i;
