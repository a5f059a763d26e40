import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command } from 'commander'
import qrcode from 'qrcode'
import { CommandError, run } from './fail.ts'
import { rootLinks } from './links.ts'
import { atWork } from './workplace.ts'

export function qrCommand(): Command {
  return new Command('qr')
    .description('draw the QR code of a root')
    .argument('<slug>')
    .argument('<label>')
    .option('--out <file>', 'an .svg or .png file; without it the code is drawn here')
    .action((slug: string, label: string, { out }: { out?: string }) => run(() => qr(slug, label, out)))
}

async function qr(slug: string, label: string, out: string | undefined) {
  await atWork(slug, async ({ source, store }) => {
    const listed = await rootLinks(source, store)
    const root = listed.find((each) => each.label.normalize('NFC') === label.normalize('NFC'))
    if (!root)
      throw new CommandError(`No root "${label}", expected one of ${listed.map((each) => each.label).join(', ')}`)
    if (out === undefined) return console.log(await qrcode.toString(root.url, { type: 'terminal', small: true }))
    const format = extname(out).toLowerCase()
    if (format === '.svg') await writeFile(out, await qrcode.toString(root.url, { type: 'svg' }))
    else if (format === '.png') await writeFile(out, await qrcode.toBuffer(root.url, { width: 1200 }))
    else throw new CommandError(`--out: "${out}" does not fit, expected a file that ends in .svg or .png`)
    console.log(`${out}: ${root.url}`)
  })
}
