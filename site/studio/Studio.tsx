import { isHelpShown } from './keyboard.ts'
import { words } from './language.ts'
import { Keys } from './parts/Keys.tsx'
import { Campaign } from './screens/Campaign.tsx'
import { Campaigns } from './screens/Campaigns.tsx'
import { Door } from './screens/Door.tsx'
import { Masthead } from './screens/Masthead.tsx'
import { Wall } from './screens/Wall.tsx'
import { isWall, slug } from './selection.ts'
import { door } from './session.ts'

export function Studio() {
  if (door.value !== 'open') return <Door />
  if (slug.value && isWall.value) return <Wall />
  return (
    <>
      <a class="skip" href="#figures">
        {words.value.skip}
      </a>
      <Masthead />
      <main id="figures" tabIndex={-1}>
        {slug.value ? <Campaign slug={slug.value} /> : <Campaigns />}
      </main>
      {isHelpShown.value && <Keys />}
    </>
  )
}
