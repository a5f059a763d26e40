import { monogram } from '../../preview/monogram.ts'
import type { MailLook } from '../mail-look.ts'

const SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Times New Roman', serif"

/** A sheet of letter paper, sealed with the sender's initial. */
export const mail: MailLook = {
  title: { stack: SERIF, size: 40, least: 30, leading: 1.15, weight: 400, spacing: '-0.01em' },
  text: { stack: SERIF, size: 18, leading: 1.6 },
  brand: { weight: 400, isItalic: true },
  axis: 'middle',
  button: { radius: 3 },
  arabic: "'Geeza Pro', 'Traditional Arabic', 'Noto Naskh Arabic', 'Times New Roman', serif",
  // Outlook draws the seal square: as a block of wax that was cut, not pressed.
  above: ({ brand, colours }) => `
    <mj-text padding="0 0 18px" align="center">
      <table role="presentation" align="center" border="0" cellpadding="0" cellspacing="0"><tr>
        <td class="action-ground on-action" width="58" height="58" align="center" valign="middle" bgcolor="${colours.action}" style="width:58px;height:58px;border-radius:29px;background-color:${colours.action};color:${colours['on-action']};font-family:${SERIF};font-size:26px;line-height:58px;text-align:center;">${monogram(brand)}</td>
      </tr></table>
    </mj-text>`,
}
