import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command } from 'commander'
import qrcode from 'qrcode'
import { CommandError, run } from './fail.ts'
import { givenPath } from './given-path.ts'
import { rootLinks } from './links.ts'
import { atWork } from './workplace.ts'

export function qrCommand(): Command {
  return new Command('qr')
    .description('draw the QR code of a root')
    .argument('<slug>')
    .argument('<label>')
    .option('--out <file>', 'an .svg or .png file; without it the code is drawn here', givenPath)
    .option('--anyway', 'also of a link that opens nothing any more')
    .action((slug: string, label: string, options: QrOptions) => run(() => qr(slug, label, options)))
}

interface QrOptions {
  out?: string
  anyway?: true
}

async function qr(slug: string, label: string, { out, anyway }: QrOptions) {
  await atWork(slug, async ({ source, store }) => {
    const listed = await rootLinks(source, store)
    const root = listed.find((each) => each.label.normalize('NFC') === label.normalize('NFC'))
    if (!root)
      throw new CommandError(`No root "${label}", expected one of ${listed.map((each) => each.label).join(', ')}`)
    if (root.dead) {
      const said = `${root.label}: ${root.dead}, so its code would open nothing`
      if (out !== undefined && !anyway) throw new CommandError(`${said}. Expected another root, or --anyway`)
      console.error(`Warning: ${said}`)
    }
    if (out === undefined) return console.log(await qrcode.toString(root.url, { type: 'terminal', small: true }))
    const format = extname(out).toLowerCase()
    if (format === '.svg') await writeFile(out, await qrcode.toString(root.url, { type: 'svg' }))
    else if (format === '.png') await writeFile(out, await qrcode.toBuffer(root.url, { width: 1200 }))
    else throw new CommandError(`--out: "${out}" does not fit, expected a file that ends in .svg or .png`)
    console.log(`${out}: ${root.url}`)
  })
}
