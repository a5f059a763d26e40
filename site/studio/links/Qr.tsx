import { useSignal } from '@preact/signals'
import { words } from '../language.ts'

/** Error correction for print: a quarter of the code may be lost to rain. */
const OPTIONS = { margin: 4, errorCorrectionLevel: 'Q' } as const
const PNG_PIXELS = 2048

/** The code of a link, drawn in the browser when it is asked for: as SVG for print, as PNG for everything else. */
export function Qr({ url, name }: { url: string; name: string }) {
  const code = useSignal<{ svg: string; png: string } | undefined>(undefined)
  const draw = async () => {
    const { default: qrcode } = await import('qrcode')
    const svg = await qrcode.toString(url, { ...OPTIONS, type: 'svg' })
    const png = await qrcode.toDataURL(url, { ...OPTIONS, type: 'image/png', width: PNG_PIXELS })
    code.value = { svg: `data:image/svg+xml,${encodeURIComponent(svg)}`, png }
  }
  const { svg, png } = code.value ?? {}
  return (
    <details class="qr" onToggle={(event) => event.currentTarget.open && !code.value && draw()}>
      <summary>{words.value.links.qr}</summary>
      {svg && png && (
        <p>
          <img src={svg} alt={`${words.value.links.qr}: ${name}`} width="160" height="160" />
          <a href={svg} download={`${name}.svg`}>
            SVG
          </a>
          <a href={png} download={`${name}.png`}>
            PNG
          </a>
        </p>
      )}
    </details>
  )
}
