import type { WirePerson } from '../wire.ts';
import { showTrouble } from './announce.ts';
import { chooser } from './chooser.ts';
import { type Clock, clockOf } from './clock.ts';
import { clockBar } from './clock-bar.ts';
import { part } from './dom.ts';
import { listen } from './line.ts';
import { leavePanel } from './panel.ts';
import { placeNow } from './place.ts';
import { type Outcome, readConversations, readPeople } from './server.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

const unreachable =
  'The server cannot be reached. What you type is kept, and is sent when the server is back.';

let workspace: Workspace | undefined;
let clock: { readonly of: string; readonly clock: Clock } | undefined;
let opening = 0;
/** The address of what is shown; undefined until something is. */
let shownAt: string | undefined;
const showClock = clockBar(() => clock?.clock);

/** Shows what the address says: who one is, and which conversation. */
async function go(focus: boolean): Promise<void> {
  if (!(await leavePanel())) return stay();
  opening += 1;
  const mine = opening;
  const address = location.hash;
  const { userId, conversation } = placeNow();
  if (userId !== undefined && workspace?.person.userId === userId) {
    shownAt = address;
    return workspace.open(conversation, focus);
  }
  const people = answerOf(await readPeople())?.people;
  const person = people?.find((one) => one.userId === userId);
  const conversations = person && answerOf(await readConversations(person.userId));
  if (mine !== opening || !people) return;
  // A form may have come meanwhile, for the person who is being left.
  if (!(await leavePanel())) return stay();
  if (mine !== opening) return;
  workspace?.leave();
  if (person && conversations) {
    watchClock(person.partnershipId);
    workspace = workspaceOf(person, conversations, () => clock?.clock.now()?.clock ?? '');
    workspace.refresh();
    workspace.open(conversation, focus);
  } else {
    choose(people, focus);
  }
  part('side').hidden = workspace === undefined;
  shownAt = address;
}

/** Puts the address of what is still shown back in place. */
function stay(): void {
  if (shownAt === undefined || location.hash === shownAt) return;
  history.pushState(null, '', `${location.pathname}${shownAt}`);
}

function choose(people: readonly WirePerson[], focus: boolean): void {
  workspace = undefined;
  document.title = 'Waymark · local workspace';
  part('main').replaceChildren(chooser(people));
  const [first] = people;
  if (first) watchClock(first.partnershipId);
  if (focus) document.getElementById('chooser-title')?.focus();
}

function watchClock(partnershipId: string): void {
  if (clock?.of === partnershipId) return;
  clock = { of: partnershipId, clock: clockOf(partnershipId, showClock) };
  void clock.clock.refresh();
}

function answerOf<Answer>(outcome: Outcome<Answer>): Answer | undefined {
  if (outcome.kind === 'answer') return outcome.answer;
  showTrouble(outcome.kind === 'refused' ? outcome.why : unreachable);
  return undefined;
}

window.addEventListener('hashchange', () => void go(true));
// A page that is opened out of sight has no line, and is filled all the same.
void go(false);
listen({
  open() {
    showTrouble(undefined);
    void clock?.clock.refresh();
    if (workspace) workspace.refresh();
    else if (shownAt === undefined) void go(false);
  },
  lost: () => showTrouble(unreachable),
  changed(conversation) {
    workspace?.refresh(conversation);
    if (!clock?.clock.moving()) void clock?.clock.refresh();
  },
});
// The address says where one is, so this one link inside the page may not change it.
part('skip').addEventListener('click', (event) => {
  event.preventDefault();
  part('main').focus();
});
