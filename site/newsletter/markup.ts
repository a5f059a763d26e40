import { register } from '../i18n/locale.ts'
import { type Content, escapeHtml } from './content.ts'
import { nightCss } from './dark.ts'
import { anchor, button, COLUMN, paragraph, picture, SIDE, section, styled } from './elements.ts'
import { type Setting, settingOf, styleOf } from './setting.ts'
import { titleSize, withoutOrphan } from './title.ts'

/** Invisible, so that a mailbox shows nothing of the mail behind the preheader. */
const FILLER = '&#847;&zwnj;&nbsp;'.repeat(60)
/** The narrowest phone that is common, and its margins. */
const PHONE = 360
const SIDE_ON_PHONES = 24

/** A newsletter as MJML: one column, set and coloured by the look. */
export function markupOf(content: Content): string {
  const setting = settingOf(content)
  const parts = [
    section(setting, { css: 'around', padding: '0' }, '<mj-spacer height="24px" />'),
    headOf(content, setting),
    content.picture
      ? section(setting, { css: 'sheet', padding: '0' }, picture(setting, content.picture, content.link))
      : '',
    bodyOf(content, setting),
    footOf(content, setting),
    endOf(content, setting),
  ]
  const { campaign, title, preheader, direction } = content
  return `<mjml lang="${campaign.locale}" dir="${direction}">
  <mj-head>
    <mj-title>${escapeHtml(title)}</mj-title>
    <mj-preview>${escapeHtml(preheader)} ${FILLER}</mj-preview>
    <mj-attributes><mj-all font-family="${setting.stacks.text}" /></mj-attributes>
    <mj-style>${plainCss(titleSize(title, PHONE - 2 * SIDE_ON_PHONES, setting.look.title))}\n${nightCss(campaign)}</mj-style>
  </mj-head>
  <mj-body width="${COLUMN}px" css-class="around" background-color="${setting.colours.raised}">
    ${parts.join('\n    ')}
  </mj-body>
</mjml>`
}

/** Who sends it. */
function headOf(content: Content, setting: Setting): string {
  const { campaign, title } = content
  const { weight, spacing, isItalic, isUpperCase } = setting.look.brand
  const { isLoose } = setting
  const style = styleOf(
    `font-weight:${weight}`,
    isLoose && spacing && `letter-spacing:${spacing}`,
    isLoose && isItalic && 'font-style:italic',
    isUpperCase && 'text-transform:uppercase',
  )
  const brand = `<span style="${style}">${escapeHtml(campaign.brand)}</span>`
  const inner = [
    setting.look.above?.(sceneryOf(content, setting)),
    campaign.brand !== title && paragraph(setting, brand, { padding: '0', isCentred: true, size: 16 }),
  ]
  const padding = `32px ${SIDE}px ${content.picture ? 20 : 4}px`
  return section(setting, { css: 'sheet head', padding }, inner.filter(Boolean).join(''))
}

/** What it is. */
function bodyOf(content: Content, setting: Setting): string {
  const { text, when } = content
  const inner = [
    paragraph(setting, titleOf(content, setting), { padding: '4px 0 22px', isCentred: true }),
    text && paragraph(setting, styled(setting, text), { padding: '0 0 10px' }),
    when && paragraph(setting, `<b>${escapeHtml(when)}</b>`, { padding: '0 0 14px' }),
  ]
  return section(setting, { css: 'sheet body', padding: `20px ${SIDE}px 8px` }, inner.filter(Boolean).join(''))
}

function titleOf({ title }: Content, { look, colours, stacks, isLoose }: Setting): string {
  const face = look.title
  const style = styleOf(
    'margin:0',
    `color:${colours.ink}`,
    `font-family:${stacks.title}`,
    `font-size:${titleSize(title, COLUMN - 2 * SIDE, face)}px`,
    `font-weight:${face.weight}`,
    `line-height:${isLoose ? face.leading : 1.3}`,
    isLoose && face.spacing && `letter-spacing:${face.spacing}`,
    face.isUpperCase && 'text-transform:uppercase',
  )
  return `<h1 class="title" style="${style}">${escapeHtml(withoutOrphan(title))}</h1>`
}

/** What opens it. */
function footOf(content: Content, setting: Setting): string {
  const { line, words, link } = content
  const bare = `<span style="word-break:break-all;">${anchor(setting, link, link)}</span>`
  const inner = [
    setting.look.between?.(sceneryOf(content, setting)),
    paragraph(setting, escapeHtml(line), { padding: '0 0 18px', isCentred: true }),
    button(setting, link, words.open),
    paragraph(setting, escapeHtml(words.own), { padding: '26px 0 14px', small: 14 }),
    paragraph(setting, `${escapeHtml(words.copy)}<br>${bare}`, { padding: '0', small: 14 }),
  ]
  return section(setting, { css: 'sheet foot', padding: `0 ${SIDE}px 40px` }, inner.filter(Boolean).join(''))
}

/** Why it came, and how to have it no more. */
function endOf({ words, unsubscribe }: Content, setting: Setting): string {
  const leave = anchor(setting, unsubscribe, escapeHtml(words.unsubscribe))
  const why = paragraph(setting, `${escapeHtml(words.why)} ${leave}`, { padding: '0', isCentred: true, small: 13 })
  return section(setting, { css: 'around end', padding: `22px ${SIDE}px 40px` }, why)
}

function sceneryOf({ campaign: { brand, locale, formal } }: Content, { colours }: Setting) {
  return { colours, brand, locale, say: register(formal) }
}

/** What holds by day and by night; media queries are what Gmail keeps of a stylesheet. */
function plainCss(titleOnPhones: number): string {
  const padded = ['.head', '.body', '.foot', '.end'].map((part) => `${part} > table > tbody > tr > td`)
  return `.title { word-break: break-word; }
@media only screen and (max-width: 479px) {
.title { font-size: ${titleOnPhones}px !important; }
${padded.join(', ')} { padding-left: ${SIDE_ON_PHONES}px !important; padding-right: ${SIDE_ON_PHONES}px !important; }
}`
}
