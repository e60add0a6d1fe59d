import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** To somebody who is only being kind; undefined where there is more in the message. */
export function greetingCard(parts: readonly { readonly text: string }[]): Card | undefined {
  const [only, ...more] = parts;
  if (!only || more.length > 0) return undefined;
  const next = 'Nothing was saved; type /progress mine to see what you owe.';
  if (thanks.test(only.text)) return plainCard('You are welcome', `You are welcome. ${next}`);
  if (greeting.test(only.text)) return plainCard('Hello', `Hello. ${next}`);
  return undefined;
}

const thanks =
  /^\s*(?:many thanks|thanks|thank you|cheers|ta)(?: very much| a lot| so much)?[\s!.]*$/i;
const greeting = /^\s*(?:hello|hi|hey|good morning|good afternoon|good evening)[\s!.]*$/i;
