import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AuditEntry } from '../../db/audit.ts'
import type { LeaseRequest } from '../../db/campaign/leased-writer.ts'
import { openDurableObject } from '../../db/clients/durable-object.ts'
import { readDelivered, takeDelivered } from '../../db/studio/audit.ts'
import migrations from '../../db/studio/migrations/migrations.js'
import { createProofKey } from '../../seal/proof.ts'
import { asApiError } from '../app.ts'
import { createCatalogue } from '../catalogue.ts'
import { ApiError, problemResponse } from '../errors.ts'
import { health } from '../routes/health.ts'
import { jwks } from '../routes/jwks.ts'
import { openapi } from '../routes/openapi.ts'
import { desk } from '../routes/studio.ts'
import { apiHeaders } from '../security-headers.ts'
import { mayRead } from '../studio/authorization.ts'
import type { Member, StudioCampaignEnv } from '../studio/member.ts'
import { stillIn } from '../studio/still-in.ts'
import { createDesk } from '../studio-host.ts'
import { ringing } from './alarm.ts'
import type { EdgeEnv, StudioCalls } from './edge-env.ts'
import { edgeRuntime } from './edge-runtime.ts'
import { readEdgeSettings } from './edge-settings.ts'
import { createEnrolled, type Enrolled } from './enrolled.ts'
import { createLeftPages } from './left-pages.ts'
import { MEMBER } from './member-header.ts'
import { operator } from './operator.ts'
import { answering, startedOnce } from './started.ts'
import { watchWrites } from './studio-writes.ts'
import { createTroubles, type ObjectReport } from './troubles.ts'
import { leaseWriter, type Taken } from './writer-leases.ts'

/** The Durable Object of the studio: its keys, sessions and door, the list of campaigns, the audit, health and documentation. */
export class StudioObject extends DurableObject<EdgeEnv> implements StudioCalls {
  readonly #enrolled = createEnrolled(this.ctx.storage)
  readonly #part = startedOnce((restart) => createPart(this.ctx, this.env, this.#enrolled, restart))

  override async fetch(request: Request): Promise<Response> {
    return answering(async () => (await this.#part()).app.fetch(request))
  }

  /** What an operator has left behind goes without any request. */
  override alarm(): Promise<void> {
    return ringing(this.ctx.storage, async () => (await this.#part()).sweep())
  }

  async stillIn(members: readonly Member[]) {
    return (await this.#part()).stillIn(members)
  }

  async deliver(entries: readonly AuditEntry[]) {
    await (await this.#part()).studio.write([takeDelivered(entries)])
  }

  async report(slug: string, report: ObjectReport) {
    ;(await this.#part()).troubles.report(slug, report)
  }

  async enrol(slug: string) {
    this.#enrolled.add(slug)
  }

  async knows(slug: string) {
    return this.#enrolled.list().includes(slug)
  }

  /** In one turn, and apart from the tables: no restored backup gives a number a second time. */
  async leaseWriter(request: LeaseRequest) {
    const { kv } = this.ctx.storage
    const taken = kv.get<(Taken | undefined)[]>(LEASES) ?? []
    const lease = leaseWriter(taken, request, Date.now())
    if (lease) kv.put(LEASES, taken)
    return lease
  }
}

const LEASES = 'writer-leases'

const enrolBody = z.object({ slug: z.string() })

async function createPart({ storage }: DurableObjectState, env: EdgeEnv, enrolled: Enrolled, again: () => void) {
  const settings = await readEdgeSettings(env)
  const runtime = edgeRuntime(settings, env)
  const { log } = runtime.faults
  const store = watchWrites(await openDurableObject(storage, migrations))
  const { studio } = store
  const pages = createLeftPages(storage, runtime.now)
  const sweep = async () => {
    const dueAt = pages.sweep()
    // Set once for all requests until then, strangers' too.
    if (dueAt !== Infinity && dueAt !== (await storage.getAlarm())) await storage.setAlarm(dueAt)
  }
  await sweep()
  const troubles = createTroubles(runtime.now)
  const readiness = () => {
    const { reasons, ...known } = troubles.current
    const own = store.isWritable ? [] : ['database-unwritable']
    return { reasons: [...new Set([...own, ...reasons])], ...known }
  }
  const catalogue = createCatalogue(settings.keyring)
  catalogue.use(settings.manifest)
  const objectOf = (slug: string) => env.CAMPAIGN.getByName(slug)
  const deps = createDesk(runtime, studio, {
    catalogue,
    readOverview: async ({ slug }) => objectOf(slug).overview(),
    readAudits: (slugs) => [(page) => readDelivered(studio, slugs, page)],
  })

  // A campaign answers for itself: here it is only said who may ask it.
  const admitted = new Hono<StudioCampaignEnv>()
    .use(mayRead(deps))
    .all('*', (c) => c.body(null, 204, { [MEMBER]: encodeURIComponent(JSON.stringify(c.get('member'))) }))
  const app = new Hono()
    .basePath('/api')
    .use(apiHeaders)
    .use('/operator/*', (_, next) => next().then(sweep))
    .route('/health', health({ readiness }))
    .route('/jwks.json', jwks({ proofKey: createProofKey(settings.keyring.proof()), siteUrl: settings.siteUrl }))
    .route(
      '/operator/studio',
      operator({
        ...{ key: settings.keyring.operator(), storage, engine: studio, pages, now: runtime.now },
        tasks: {
          campaigns: async () => [...new Set([...catalogue.list().map(({ slug }) => slug), ...enrolled.list()])],
          enrol: async (body) => enrolled.add(enrolBody.parse(JSON.parse(body)).slug) ?? {},
          restart: async () => again() ?? {},
        },
      }),
    )
    .route('/studio', desk(deps, admitted))
    .route('/', openapi(deps))
  app.notFound((c) => problemResponse(c, new ApiError('route-unknown')))
  app.onError((error, c) => problemResponse(c, asApiError(error, log)))
  return {
    ...{ app, studio, troubles, sweep },
    async stillIn(members: readonly Member[]) {
      const good = await stillIn({ studio, now: runtime.now, log }, members)
      return members.flatMap((member, place) => (good.has(member) ? place : []))
    },
  }
}
