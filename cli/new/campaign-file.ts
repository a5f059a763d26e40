import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Document, isScalar, isSeq, visit } from 'yaml'
import { CONFIG } from '../../campaigns/campaign.ts'

/** The campaigns that come with Entre Nous. */
export const CAMPAIGNS = join(import.meta.dirname, '..', '..', 'campaigns')

/** A field of the template, switched on (`look: cinema`) or off (`#look: cinema`). */
const FIELD = /^#?([a-z]\w*):/
/** A line that continues the field above: indented, or an empty line within a text. */
const CONTINUED = /^#?(?: {2}.*)?$/

/**
 * Fills in the template of `campaign.yaml`: given fields replace its examples, all comments stay, and other fields stay
 * switched off.
 *
 * @param folder where it will lie, absolute
 */
export async function campaignFile(folder: string, values: Record<string, unknown>): Promise<string> {
  const template = await readFile(join(CAMPAIGNS, '_template', CONFIG), 'utf8')
  return fill(namingSchema(template, folder), values)
}

/** The text of a `campaign.yaml` with the way to its JSON Schema from where it will lie, absolute. */
export function namingSchema(text: string, folder: string): string {
  const schema = relative(folder, join(CAMPAIGNS, 'campaign.schema.json')).replaceAll('\\', '/')
  return text.replace(/(?<=\$schema=).*/, () => schema)
}

/** Throws when the template lacks a field that is given. */
function fill(template: string, values: Record<string, unknown>): string {
  const left = new Map(Object.entries(values).filter(([, value]) => value !== undefined))
  const written: string[] = []
  let isReplaced = false
  for (const line of template.split('\n')) {
    const name = FIELD.exec(line)?.[1]
    if (name !== undefined) {
      isReplaced = left.has(name)
      if (isReplaced) written.push(yamlOf(name, left.get(name)))
      left.delete(name)
    } else if (line === '' || !CONTINUED.test(line)) isReplaced = false
    if (!isReplaced) written.push(line)
  }
  if (left.size > 0) throw new Error(`The template lacks ${[...left.keys()].join(', ')}`)
  return written.join('\n')
}

/** A field, as a line of a config. */
export function yamlOf(name: string, value: unknown): string {
  const document = new Document({ [name]: value }, { compat: 'yaml-1.1' })
  visit(document, {
    Seq(_, list) {
      if (isSeq(list) && list.items.every((item) => isScalar(item))) list.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}
