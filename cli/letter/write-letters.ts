import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { loadSettings } from '../../api/env.ts'
import type { Campaign } from '../../campaigns/campaign.ts'
import { loadCampaigns } from '../../campaigns/load.ts'
import { CampaignProblems } from '../../campaigns/problem.ts'
import { privateLinkUrl } from '../../seal/address.ts'
import { mailCoverOf } from '../../site/newsletter/cover.ts'
import { MAILER_NAMES, MAILERS, type MailerName } from '../../site/newsletter/mailers.ts'
import { GMAIL_CLIPS, type Newsletter, newslettersOf } from '../../site/newsletter/newsletter.ts'
import { proofOf } from '../../site/newsletter/proof.ts'
import { workingAt } from '../at.ts'
import { CommandError } from '../fail.ts'
import { givenPath } from '../given-path.ts'
import { campaignUrl, siteLine } from '../place.ts'
import { readFlags } from '../read-flags.ts'
import { selectCampaign } from '../workplace.ts'
import { openInBrowser } from './open-in-browser.ts'

/** What mailboxes show of a subject at a desk. */
const LONGEST_SUBJECT = 60

export interface Writing {
  for: string
  out?: string
  open?: true
}

const flags = z.object({ for: z.enum(MAILER_NAMES as [MailerName, ...MailerName[]]) })

/** Stands where each subscriber's own will: letters of a token, but no link. */
const SAMPLE_TOKEN = 'ThisWiLLbeTheSubscribr'

/** Writes the newsletter of a campaign in each of its languages: HTML, plain text, and a page that shows them. */
export async function writeLetters(
  slug: string,
  { out = givenPath(join('letters', slug)), open, ...options }: Writing,
) {
  const { for: mailer } = readFlags(flags, options)
  const [own, at] = [loadSettings(), workingAt()]
  const settings = at === undefined ? own : { ...own, siteUrl: at, isSiteNamed: true }
  const { campaignsDir, siteUrl } = settings
  console.error(siteLine(settings))
  const campaign = await requireSource(campaignsDir, siteUrl, slug)
  const newsletters = await newslettersOf(campaign, { siteUrl, mailer, now: Date.now() })
  for (const newsletter of newsletters) requireWhole(newsletter, campaign)
  await mkdir(out, { recursive: true })
  for (const { locale, subject, preheader, html, text } of newsletters) {
    const { length } = [...subject]
    await writeFile(join(out, `${locale}.html`), html)
    await writeFile(join(out, `${locale}.txt`), text)
    console.log(`${join(out, locale)}.html, .txt
  subject    ${subject}${length > LONGEST_SUBJECT ? ` (of its ${length} characters phones show some 35, desks some 60)` : ''}
  preheader  ${preheader}`)
  }
  console.log(`Each subscriber's own link goes into ${MAILERS[mailer].link}: letter ${slug} --list <file> --out <file>`)
  const proof = join(out, 'proof.html')
  await writeFile(
    proof,
    proofOf(newsletters, await picturesOf(campaign, siteUrl), { mailer, link: sample(siteUrl, slug) }),
  )
  if (open) openInBrowser(proof)
  console.log(`${proof}: how it looks`)
}

async function requireSource(campaignsDir: string, siteUrl: string, slug: string): Promise<Campaign> {
  const own = await loadCampaigns(campaignsDir, siteUrl, slug)
  const loaded = own.campaigns.length > 0 ? own : await loadCampaigns(campaignsDir)
  const { campaign, problems } = selectCampaign(loaded, campaignsDir, slug)
  if (!campaign) throw new CampaignProblems(problems)
  return campaign
}

/** A mail that Gmail cuts off would lack its way out of the list. */
function requireWhole({ locale, html }: Newsletter, { locale: first, letter }: Campaign): void {
  const bytes = Buffer.byteLength(html)
  if (bytes < GMAIL_CLIPS) return
  const text = letter ? 'letter' : 'teaser'
  const file = locale === first ? `${text}.md` : `${text}.${locale}.md`
  const size = `${Math.round(bytes / 1000)} kB of HTML, and Gmail cuts off what is beyond ${GMAIL_CLIPS / 1000}`
  throw new CommandError(`${file}: ${size}, expected a shorter text${letter ? '' : ', or a letter.md of its own'}`)
}

async function picturesOf(campaign: Campaign, siteUrl: string) {
  const cover = await mailCoverOf(campaign)
  return cover ? [{ url: siteUrl + cover.path, jpeg: cover.jpeg }] : []
}

function sample(siteUrl: string, slug: string): string {
  return privateLinkUrl(campaignUrl({ siteUrl, campaign: { slug } }), 'm', SAMPLE_TOKEN, true)
}
