import type { WireClock, WireJump } from '../wire.ts';
import { announce } from './announce.ts';
import { jumpClock, type Outcome, readClock } from './server.ts';

/** How often a clock that is moving is looked at. */
const lookEveryMs = 400;

export interface Clock {
  readonly now: () => WireClock | undefined;
  readonly moving: () => boolean;
  refresh(): Promise<void>;
  /** Moves it; gives a sentence where it could not. */
  jump(jump: WireJump): Promise<string | undefined>;
}

/** A partnership's clock as the server has it. `changed` is called whenever it moves, starts to, or stops. */
export function clockOf(partnershipId: string, changed: () => void): Clock {
  let now: WireClock | undefined;
  let moving = false;

  function take(outcome: Outcome<WireClock>): string | undefined {
    if (outcome.kind === 'answer') {
      now = outcome.answer;
      changed();
      return undefined;
    }
    return outcome.kind === 'refused'
      ? outcome.why
      : 'The server cannot be reached. See where the clock is before you move it again.';
  }

  const refresh = async () => {
    take(await readClock(partnershipId));
  };

  return {
    now: () => now,
    moving: () => moving,
    refresh,
    async jump(jump) {
      if (moving) return 'Time is moving already. Wait until it stands still.';
      moving = true;
      changed();
      const looking = setInterval(() => void refresh(), lookEveryMs);
      const outcome = await jumpClock(partnershipId, jump);
      clearInterval(looking);
      moving = false;
      const refused = take(outcome);
      changed();
      if (!refused && now) announce(`It is now ${now.day}, ${now.clock}.`);
      return refused;
    },
  };
}
