import { Command } from 'commander'
import { run } from '../fail.ts'
import { givenPath } from '../given-path.ts'

/** `ladder`: mends a sound, and makes the sizes of a film that slow networks and small screens need. */
export function ladderCommand(): Command {
  return (
    new Command('ladder')
      .description(
        'make a film or a sound play everywhere, and smaller sizes of a film for slow networks, beside it (needs ffmpeg)',
      )
      .argument('<file>', 'a film or a sound, such as campaigns/my-campaign/media/clip.mp4', givenPath)
      // Only now: a server that only counts has nothing that reads films.
      .action((file: string) => run(async () => (await import('./ladder.ts')).ladder(file)))
  )
}
