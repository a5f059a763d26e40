import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'

/** Points of 1/72 inch in a millimetre. */
export const MM = 72 / 25.4

/** The only page of a PDF as a printer would see it, so many pixels to a point. */
export async function printed(pdf: Uint8Array, scale = 1) {
  const pdfium = await PDFiumLibrary.init()
  const document = await pdfium.loadDocument(pdf)
  try {
    const { data, width, height } = await document.getPage(0).render({ scale, render: 'bitmap' })
    return { data: new Uint8ClampedArray(data), width, height }
  } finally {
    document.destroy()
    pdfium.destroy()
  }
}

/** The code in a picture, dark on light as every camera reads it. */
export function readCode({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }) {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })
}
