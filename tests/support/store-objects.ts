import { DurableObject } from 'cloudflare:workers'
import campaignMigrations from '../../db/campaign/migrations/migrations.js'
import { openDurableObject } from '../../db/clients/durable-object.ts'
import type { Row } from '../../db/engine.ts'
import type { Query } from '../../db/query.ts'
import studioMigrations from '../../db/studio/migrations/migrations.js'

/** A Worker for the tests: Durable Objects that hold a store each, and run what a process elsewhere asks of them. */

abstract class StoreObject extends DurableObject {
  abstract open(): ReturnType<typeof openDurableObject>

  async read({ sql, params }: Query) {
    await this.open()
    const cursor = this.ctx.storage.sql.exec(sql, ...params)
    return { columns: cursor.columnNames, rows: [...cursor.raw()] }
  }

  /** What fails comes as words: the harness turns an error into one of its own. */
  async write(statements: readonly Query[]): Promise<Row[][] | string> {
    const engine = await this.open()
    return engine.write(statements).catch(String)
  }
}

export class CampaignObject extends StoreObject {
  override open() {
    return openDurableObject(this.ctx.storage, campaignMigrations)
  }
}

export class StudioObject extends StoreObject {
  override open() {
    return openDurableObject(this.ctx.storage, studioMigrations)
  }
}

export default {
  fetch: () => new Response(null, { status: 404 }),
} satisfies ExportedHandler
