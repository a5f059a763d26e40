import type { MailLook } from '../mail-look.ts'
import { words } from './words.ts'

const TYPEWRITER = "'Courier Prime', 'Courier New', Courier, monospace"

/** A ticket with its stub. */
export const mail: MailLook = {
  title: {
    stack:
      "'Avenir Next Condensed', 'Roboto Condensed', 'sans-serif-condensed', 'Arial Narrow', 'Helvetica Neue', Arial, sans-serif",
    size: 90,
    least: 44,
    leading: 0.98,
    weight: 700,
    isUpperCase: true,
  },
  text: { stack: TYPEWRITER, size: 16, leading: 1.5 },
  brand: { weight: 700, spacing: '0.08em', isUpperCase: true },
  axis: 'start',
  button: { radius: 4 },
  arabic: "'Geeza Pro', 'Segoe UI', Tahoma, 'Noto Sans Arabic', Arial, sans-serif",
  // The perforation, and what stands on the stub.
  between: ({ colours, locale, say }) => `
    <mj-divider css-class="ink-line" padding="14px 0 22px" border-width="2px" border-style="dashed" border-color="${colours.ink}" />
    <mj-text css-class="soft" padding="0 0 12px" color="${colours['ink-soft']}" font-size="14px" line-height="20px">${words(say)[locale].admit}</mj-text>`,
}
