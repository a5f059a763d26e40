import { REAL } from '../e2e/campaigns.ts'
import { TestSite } from '../e2e/test-site.ts'
import { Road } from './road.ts'

/** The site, and the road to it, which all fans of an engine share. */
export class World {
  readonly site: TestSite
  readonly road: Road

  private constructor(site: TestSite, road: Road) {
    this.site = site
    this.road = road
  }

  static async open(): Promise<World> {
    const site = await TestSite.open({})
    return new World(site, await Road.to(site.origin))
  }

  /** A private link of a root, as a phone reaches the site. */
  link(slug: string): string {
    const root = slug in REAL ? { label: REAL[slug as keyof typeof REAL] } : {}
    return this.site.link(slug, root).replace(this.site.origin, this.road.origin)
  }

  async close(): Promise<void> {
    this.road.close()
    await this.site.close()
  }
}
