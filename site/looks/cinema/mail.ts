import type { MailLook } from '../mail-look.ts'

const SANS = "'Avenir Next', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

/** A screen in the dark. */
export const mail: MailLook = {
  title: {
    stack:
      "'Avenir Next Condensed', 'Roboto Condensed', 'sans-serif-condensed', 'Arial Narrow', 'Helvetica Neue', Arial, sans-serif",
    size: 92,
    least: 44,
    leading: 0.98,
    weight: 800,
    spacing: '-0.01em',
    isUpperCase: true,
  },
  text: { stack: SANS, size: 17, leading: 1.55 },
  brand: { weight: 600, spacing: '0.2em', isUpperCase: true },
  axis: 'start',
  button: { radius: 2 },
  arabic: "'Geeza Pro', 'Segoe UI', Tahoma, 'Noto Sans Arabic', Arial, sans-serif",
}
