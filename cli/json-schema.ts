import { Command } from 'commander'
import { run } from './fail.ts'
import { printJson } from './print-json.ts'

export function schemaCommand(): Command {
  return new Command('schema').description('print the JSON Schema of campaign.yaml, for editors').action(() =>
    run(async () => {
      // Loaded for this command alone: the others start faster without it.
      const { campaignJsonSchema } = await import('../campaigns/config-file.ts')
      printJson(campaignJsonSchema())
    }),
  )
}
