import { Router } from 'express';
import { z } from 'zod';
import type { LocalTime } from '../app/local-workspace.ts';
import { isLocalDate } from '../core/local-date.ts';
import { instantOf, isLocalTime } from '../core/zoned-time.ts';
import { livesInRealTime } from '../messages/clock.ts';
import { refuse } from './refuse.ts';
import type { WireJump } from './wire.ts';
import { wireClock } from './wire-clock.ts';

const wireJump: z.ZodType<WireJump> = z.discriminatedUnion('to', [
  z.object({ to: z.literal('next') }),
  z.object({
    to: z.literal('date'),
    on: z.string().refine(isLocalDate),
    time: z.string().refine(isLocalTime),
  }),
]);

/** `GET /:partnershipId` reads a partnership's clock; `POST /:partnershipId/jump` moves it forward. */
export function clockRoutes(time: LocalTime, now: () => Date): Router {
  const router = Router();

  router.get('/:partnershipId', async (request, response) => {
    response.json(wireClock(await time.read(request.params.partnershipId), now()));
  });

  router.post('/:partnershipId/jump', async (request, response) => {
    const { partnershipId } = request.params;
    const jump = wireJump.safeParse(request.body);
    if (!jump.success) return refuse(response, 400, 'Give a date and a time to jump to.');
    const before = await time.read(partnershipId);
    if (!before) return refuse(response, 409, livesInRealTime);

    const { data } = jump;
    const to = data.to === 'next' ? 'next' : instantOf(data.on, data.time, before.zone);
    const after = await time.jump(partnershipId, to);
    if ('refused' in after) return refuse(response, 409, after.refused);
    response.json(wireClock(after, now()));
  });

  return router;
}
