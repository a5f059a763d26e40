import { useRef } from 'preact/hooks'
import { isHelpShown } from './keyboard.ts'
import { words } from './language.ts'
import { Shortcuts } from './parts/Shortcuts.tsx'
import { Campaign } from './screens/Campaign.tsx'
import { Campaigns } from './screens/Campaigns.tsx'
import { Door } from './screens/Door.tsx'
import { Masthead } from './screens/Masthead.tsx'
import { Wall } from './screens/Wall.tsx'
import { isWall, slug } from './selection.ts'
import { door } from './session.ts'

export function Studio() {
  const main = useRef<HTMLElement>(null)
  if (door.value !== 'open') return <Door />
  if (slug.value && isWall.value) return <Wall />
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.value.skip}
      </button>
      <Masthead />
      <main ref={main} tabIndex={-1}>
        {slug.value ? <Campaign slug={slug.value} /> : <Campaigns />}
      </main>
      {isHelpShown.value && <Shortcuts />}
    </>
  )
}
