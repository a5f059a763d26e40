import { escapeHtml } from './content.ts'
import { NIGHT } from './dark.ts'
import { MAILERS, type Mailer, type MailerName } from './mailers.ts'
import type { Newsletter } from './newsletter.ts'

/** A picture as it will be hosted, and its bytes. */
interface Hosted {
  url: string
  jpeg: Uint8Array
}

/** How each newsletter is shown: wide as on a desk, narrow as on a phone; without images as many mailboxes open it first. */
const VIEWS = [
  { name: 'Desk, by day', width: 720, scheme: 'light' },
  { name: 'Desk, by night', width: 720, scheme: 'dark' },
  { name: 'Phone, by day', width: 360, scheme: 'light' },
  { name: 'Phone, by night', width: 360, scheme: 'dark' },
  { name: 'Phone, without images', width: 360, scheme: 'light', isWithoutImages: true },
]

/**
 * One page that shows newsletters as mailboxes do, to be looked at before they are sent. It needs no network: pictures are
 * in it, and a made-up link stands in every merge field.
 */
export function proofOf(newsletters: readonly Newsletter[], pictures: readonly Hosted[], sample: Sample): string {
  const sections = newsletters.map((newsletter) => {
    const { locale, subject, preheader, text } = newsletter
    const mail = filled(newsletter.html, newsletter, sample)
    const frames = VIEWS.map(({ name, width, scheme, isWithoutImages }) => {
      const shown = pictures.reduce(
        (page, { url, jpeg }) => page.replaceAll(escapeHtml(url), isWithoutImages ? '' : dataUrl(jpeg)),
        inScheme(mail, scheme),
      )
      return `<figure><figcaption>${name}</figcaption><iframe sandbox title="${name}" width="${width}" height="1400" style="color-scheme:${scheme}" srcdoc="${escapeHtml(shown)}"></iframe></figure>`
    })
    return `<section lang="${locale}"><h2>${locale}: <bdi>${escapeHtml(subject)}</bdi></h2><p><bdi>${escapeHtml(preheader)}</bdi></p>
<div class="views">${frames.join('\n')}<figure><figcaption>Plain text</figcaption><pre dir="auto">${escapeHtml(filled(text, newsletter, sample))}</pre></figure></div></section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Newsletter</title><style>${STYLE}</style>\n${sections.join('\n')}\n</html>\n`
}

export interface Sample {
  mailer: MailerName
  link: string
}

/** Browsers do not agree on what a frame asks its page for: here it is decided before. */
function inScheme(html: string, scheme: string): string {
  return html.replaceAll(NIGHT, `@media ${scheme === 'dark' ? 'all' : 'not all'}`)
}

/** As a subscriber gets it. */
function filled(text: string, { locale }: Newsletter, { mailer: name, link }: Sample): string {
  const mailer: Mailer = MAILERS[name]
  return text.replaceAll(mailer.link, link).replaceAll(mailer.unsubscribe(locale), '#')
}

function dataUrl(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
}

const STYLE = `body{margin:2rem;font:1rem/1.5 system-ui,sans-serif;background:#e9e9e6;color:#191919}
h2{margin:2rem 0 0}.views{display:flex;gap:1.5rem;align-items:start;overflow-x:auto;padding-block:1rem}
figure{margin:0;flex:none}figcaption{margin-block-end:.5rem}iframe{border:0;background:canvas;border-radius:4px}
pre{inline-size:80ch;margin:0;padding:1.5rem;background:#fff;white-space:pre-wrap;font-size:.8125rem}`
