import { CampaignObject as Campaign } from '../../../api/edge/campaign-object.ts'
import type { EdgeEnv } from '../../../api/edge/edge-env.ts'
import { PEOPLE } from '../../../api/pacing/limits.ts'
import { BOUNDLESS } from '../boundless.ts'

export { StudioObject } from '../../../api/edge/studio-object.ts'
export { default } from '../../../api/edge/worker.ts'

// As on Node: what is paced costs as much as ever, and refuses nobody.
Object.assign(PEOPLE, BOUNDLESS)

/** The object of a campaign, which also answers a no-op that comes the same way, and says how many rows it has written. */
export class CampaignObject extends Campaign {
  readonly #rows = new Rows()

  constructor(ctx: DurableObjectState, env: EdgeEnv) {
    super(ctx, env)
    Object.defineProperty(this, 'ctx', { value: this.#rows.countIn(ctx) })
  }

  override async fetch(request: Request): Promise<Response> {
    const [what] = new URL(request.url).pathname.split('/').slice(4)
    if (what === 'noop') return Response.json({ ok: Boolean(await request.json()) })
    if (what === 'rows') return Response.json({ written: this.#rows.take() })
    return super.fetch(request)
  }
}

type Cursor = ReturnType<SqlStorage['exec']>

/** What is billed: rows written, those of indexes included, by the engine's own count. */
class Rows {
  #written = 0
  #cursors: Cursor[] = []

  /** Rows written since this was asked last. */
  take(): number {
    this.#add()
    const written = this.#written
    this.#written = 0
    return written
  }

  countIn(ctx: DurableObjectState): DurableObjectState {
    const { storage } = ctx
    const exec = (...query: Parameters<SqlStorage['exec']>) => {
      const cursor = storage.sql.exec(...query)
      this.#cursors.push(cursor)
      // A cursor has written everything once it was read, which each is at once.
      if (this.#cursors.length > 1000) this.#add()
      return cursor
    }
    return replacing(ctx, { storage: replacing(storage, { sql: replacing(storage.sql, { exec }) }) })
  }

  #add(): void {
    for (const { rowsWritten } of this.#cursors) this.#written += rowsWritten
    this.#cursors = []
  }
}

/** The same object of the engine with other properties: its methods insist on being called on itself. */
function replacing<T extends object>(original: T, properties: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(original, {
    get(target, name) {
      if (name in properties) return properties[name as keyof T]
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
