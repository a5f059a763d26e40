import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'

/** Points of 1/72 inch in a millimetre. */
export const MM = 72 / 25.4

/** The pages of a PDF: what can be read on each, and what a printer would see, so many pixels to a point. */
export async function pagesOf(pdf: Uint8Array, scale = 1) {
  const pdfium = await PDFiumLibrary.init()
  const document = await pdfium.loadDocument(pdf)
  try {
    const pages = []
    for (const page of document.pages()) {
      const text = page.getText()
      const { data, width, height } = await page.render({ scale, render: 'bitmap' })
      pages.push({ text, data: new Uint8ClampedArray(data), width, height })
    }
    return pages
  } finally {
    document.destroy()
    pdfium.destroy()
  }
}

/** The only page of a PDF as a printer would see it. */
export async function printed(pdf: Uint8Array, scale = 1) {
  const [page] = await pagesOf(pdf, scale)
  if (!page) throw new Error('A PDF without a page')
  return page
}

/** The code in a picture, dark on light as every camera reads it. */
export function readCode({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }) {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })
}
