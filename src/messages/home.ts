import type { ActionNow } from '../core/action-now.ts';
import { markOf, markText } from '../core/rag.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { figure, someOf } from './counted.ts';
import { excerpt, sentence } from './excerpt.ts';
import { bold, item, listOf, text, toned } from './parts.ts';
import { momentNear } from './when.ts';

/** Over what is of one of several partnerships. */
export function partnershipCard(name: string): Card {
  const title = excerpt(name, 120);
  return { title, blocks: [], buttons: [], fallback: title };
}

/** What somebody said last, newest first. */
export function lastAnswersCard(
  context: MessageContext,
  answers: readonly { readonly action: ActionNow; readonly update: StatusUpdate }[],
): Card {
  const items = answers.map(({ action, update }) => {
    const { state, rag, reportedAt } = update;
    const said = sentence(update.sentence, 300);
    const when = momentNear(context, reportedAt);
    return item([bold(action.ref), `: ${markText(markOf(state, rag))}. ${said} (${when})`]);
  });
  return {
    title: 'Your last answers',
    blocks: listOf(items),
    buttons: [],
    fallback: 'Your last answers.',
  };
}

/** At the foot of every page. Without a title: it is not missed where there is no room for it. */
export function homeFootCard(): Card {
  const said = 'See everything you can ask me: /progress help';
  return { title: '', blocks: [toned('muted', said)], buttons: [], fallback: said };
}

/** Last on a page that has no room for the cards with these titles. */
export function notShownCard(titles: readonly string[]): Card {
  const named = someOf(
    titles.map((title) => excerpt(title, 40)),
    8,
  );
  const are = titles.length === 1 ? 'is' : 'are';
  const where =
    'For a sub-group type /progress subgroup and its name, for what you owe /progress mine, for the plan /priority, for all else /progress help';
  const said = `${figure(titles.length)} more ${are} not shown here: ${named}. ${where}`;
  return { title: '', blocks: [text(said)], buttons: [], fallback: said };
}
