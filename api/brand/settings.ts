import type { CampaignManifest } from '../../campaigns/manifest.ts'

/** The languages that a campaign's page is in. */
export const languagesOf = ({ locale, locales }: Pick<CampaignManifest, 'locale' | 'locales'>): string[] =>
  locales ?? [locale]
