import { type Colours, coloursOf } from '../looks/colours.ts'
import type { MailLook } from '../looks/mail-look.ts'
import { MAIL_LOOKS } from '../looks/mails.ts'
import type { Content } from './content.ts'

/** How a newsletter is set: by its look, its colours by day and its language. */
export interface Setting {
  look: MailLook
  colours: Colours
  direction: 'ltr' | 'rtl'
  /** Where a line begins. */
  start: 'left' | 'right'
  /** Where titles and buttons stand. */
  axis: 'left' | 'right' | 'center'
  /** Whether letters may be spaced and slanted, which would tear Arabic apart. */
  isLoose: boolean
  stacks: { title: string; text: string }
}

export function settingOf({ campaign, direction }: Content): Setting {
  const look = MAIL_LOOKS[campaign.look]
  const isLoose = campaign.locale !== 'ar'
  const start = direction === 'rtl' ? 'right' : 'left'
  return {
    look,
    colours: coloursOf(campaign, 'light'),
    direction,
    start,
    axis: look.axis === 'middle' ? 'center' : start,
    isLoose,
    stacks: isLoose ? { title: look.title.stack, text: look.text.stack } : { title: look.arabic, text: look.arabic },
  }
}

/** Joins declarations; those that do not hold are left out. */
export function styleOf(...declarations: readonly (string | false | undefined)[]): string {
  return declarations.filter(Boolean).join(';')
}
