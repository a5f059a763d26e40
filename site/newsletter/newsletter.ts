import { Engine } from 'mrml'
import type { Campaign } from '../../campaigns/campaign.ts'
import { editionsOf } from '../../campaigns/translation.ts'
import { type Content, contentOf, escapeHtml, type Making } from './content.ts'
import { markupOf } from './markup.ts'
import { asText } from './public-text.ts'

/** From this size on, Gmail cuts a mail off and hides its end, the link to leave the list included. In bytes. */
export const GMAIL_CLIPS = 102_000

/** Both schemes are ours to colour (Apple Mail reads the second name), and no number in a text is a phone. */
const META =
  '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' +
  '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">'

/** A newsletter in one language. */
export interface Newsletter {
  locale: Campaign['locale']
  subject: string
  preheader: string
  html: string
  text: string
}

/** The newsletters of a campaign, one for each language. */
export function newslettersOf(campaign: Campaign, making: Making): Promise<Newsletter[]> {
  return Promise.all(editionsOf(campaign).map((edition) => newsletterOf(edition, making)))
}

/** @param campaign in one of its languages */
async function newsletterOf(campaign: Campaign, making: Making): Promise<Newsletter> {
  const content = await contentOf(campaign, making)
  const { title, preheader, restore } = content
  const [html, text] = [htmlOf(content), textOf(content)].map(restore)
  return { locale: campaign.locale, subject: title, preheader, html: html ?? '', text: text ?? '' }
}

function htmlOf(content: Content): string {
  const engine = new Engine()
  // By itself it would fetch fonts that it knows by name from Google.
  engine.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} })
  const made = engine.toHtml(markupOf(content))
  // Everything in it is escaped: what is not MJML is a mistake of ours.
  if (made.type === 'error') throw new Error(`The newsletter is no MJML: ${made.message}`)
  const html = made.content.replace('<head>', `<head>${META}`)
  const { link, untracked } = content
  return folded(untracked ? html.replaceAll(`<a href="${link}"`, `<a ${untracked} href="${link}"`) : html)
}

/**
 * From how many bytes on a line is broken before a block, else at a blank: a mail's have 998 at most (RFC 5322), and what is
 * longer is cut anywhere on its way.
 */
const LONG = { block: 400, blank: 600 }

/** Where a line may be broken: before what stands as a block, within the preheader's filling, at a blank of a text that is no field's. */
const BREAKS =
  /\n|(?<=>)(?=<(?:!--\[if|\/?(?:table|tr|td|div|p|ul|ol|li|h\d|blockquote|style|body)\b))|(?<=&nbsp;)(?=&#847;)|(?<![{%]) (?![}%])(?=[^<>]*<)/g

function folded(html: string): string {
  let from = 0
  return html.replace(BREAKS, (found, at: number) => {
    if (found !== '\n' && Buffer.byteLength(html.slice(from, at)) < (found === ' ' ? LONG.blank : LONG.block))
      return found
    from = at + found.length
    return '\n'
  })
}

/** The same as plain text; links stand alone on their lines, where nothing is glued to them. */
function textOf({ campaign, title, text, when, line, words, link, unsubscribe }: Content): string {
  const wrapped = (sentence: string) => asText(`<p>${escapeHtml(sentence)}</p>`)
  const parts = [
    ...(campaign.brand === title ? [] : [wrapped(campaign.brand)]),
    wrapped(title),
    asText(text),
    wrapped(when),
    `${wrapped(line)}\n\n${link}`,
    wrapped(words.own),
    `-- \n${wrapped(words.why)}\n${wrapped(words.unsubscribe)}\n${unsubscribe}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
