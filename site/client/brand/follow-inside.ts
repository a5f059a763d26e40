import type { InsideEvent } from '../piece-events.ts'

/** Listens to what only those inside learn; called without an event where no stream arrives, and the page has to ask. */
export function followInside(listen: (event: InsideEvent['inside'] | undefined) => void): void {
  addEventListener('piece', ({ detail }: CustomEventInit<Partial<InsideEvent>>) => {
    if (!detail || detail.inside) listen(detail?.inside)
  })
}
