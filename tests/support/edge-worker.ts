import './edge-clock.ts'
import { CampaignObject as Campaign } from '../../api/edge/campaign-object.ts'
import type { EdgeEnv } from '../../api/edge/edge-env.ts'
import { StudioObject as Studio } from '../../api/edge/studio-object.ts'
import { WatchObject as Watch } from '../../api/edge/watch-object.ts'
import worker from '../../api/edge/worker.ts'
import { onMachine, setClock } from './edge-clock.ts'
import { CLOCK_ROUTE } from './edge-clock-route.ts'

/** The Worker as it is deployed, with a clock that a test sets. `worker-host.ts` bundles it. */

export * from '../../api/edge/worker.ts'

/** An object's alarm, which goes off by the tests' clock: the platform knows the machine's alone. */
function alarmOf({ storage }: DurableObjectState) {
  const setAlarm = storage.setAlarm.bind(storage)
  storage.setAlarm = (at) => setAlarm(onMachine(Number(at)))
  const getAlarm = storage.getAlarm.bind(storage)
  storage.getAlarm = async () => {
    const at = await getAlarm()
    return at === null ? null : at + Date.now() - onMachine(Date.now())
  }
  return {
    /** As if so much of the time until it had passed. Resolves with how much was left before; null: none is set. */
    async hurry(ms: number): Promise<number | null> {
      const at = await getAlarm()
      if (at === null) return null
      const left = at - onMachine(Date.now())
      await setAlarm(at - ms)
      return left
    },
  }
}

export class CampaignObject extends Campaign {
  readonly #alarm: ReturnType<typeof alarmOf>

  constructor(state: DurableObjectState, env: EdgeEnv) {
    super(state, env)
    this.#alarm = alarmOf(state)
  }

  hurry(ms: number) {
    return this.#alarm.hurry(ms)
  }

  /**
   * Ends it in the middle of everything, as when its machine goes: workerd itself ends no object that somebody listens to.
   * What it has stored stays; whoever asked hears of it.
   */
  crash() {
    this.ctx.abort('crashed by a test')
  }
}

export class StudioObject extends Studio {
  readonly #alarm: ReturnType<typeof alarmOf>

  constructor(state: DurableObjectState, env: EdgeEnv) {
    super(state, env)
    this.#alarm = alarmOf(state)
  }

  hurry(ms: number) {
    return this.#alarm.hurry(ms)
  }
}

export class WatchObject extends Watch {
  crash() {
    this.ctx.abort('crashed by a test')
  }
}

// What a test has just changed is what it asks for.
Cache.prototype.match = async () => undefined

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== CLOCK_ROUTE) return worker.fetch(request, env, context)
    setClock(await request.json())
    return new Response()
  },
} satisfies ExportedHandler<EdgeEnv>
