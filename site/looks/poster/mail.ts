import type { MailLook } from '../mail-look.ts'

/** One field of colour, printed in one ink. */
export const mail: MailLook = {
  title: {
    stack: "'Arial Black', 'Avenir Next', 'Segoe UI Black', Roboto, 'Helvetica Neue', Arial, sans-serif",
    size: 108,
    least: 48,
    leading: 0.94,
    weight: 900,
    spacing: '-0.03em',
  },
  text: { stack: "'Avenir Next', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", size: 18, leading: 1.45 },
  brand: { weight: 700 },
  axis: 'start',
  button: { radius: 0, isWide: true },
  arabic: "'Geeza Pro', 'Segoe UI', Tahoma, 'Noto Sans Arabic', Arial, sans-serif",
  above: ({ colours }) => `
    <mj-divider css-class="ink-line" padding="0 0 14px" border-width="5px" border-color="${colours.ink}" />`,
  // The edge along which a strip is torn off.
  between: ({ colours }) => `
    <mj-divider css-class="ink-line" padding="14px 0 26px" border-width="2px" border-style="dashed" border-color="${colours.ink}" />`,
}
