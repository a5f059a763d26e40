import { useEffect, useRef } from 'preact/hooks'
import { Brand } from '../brand/Brand.tsx'
import { words } from '../language.ts'
import { Done } from '../links/Done.tsx'
import { isUnknown, report } from '../live-report.ts'
import { Carries } from '../sections/Carries.tsx'
import { Changes } from '../sections/Changes.tsx'
import { Doubt } from '../sections/Doubt.tsx'
import { Far } from '../sections/Far.tsx'
import { Growing } from '../sections/Growing.tsx'
import { Leaks } from '../sections/Leaks.tsx'
import { Pieces } from '../sections/Pieces.tsx'
import { Travels } from '../sections/Travels.tsx'
import { Uncounted } from '../sections/Uncounted.tsx'
import { circle } from '../selection.ts'
import { FilterBar } from './FilterBar.tsx'
import { PrintHead } from './PrintHead.tsx'
import { useCircles } from './use-circles.ts'

/** One campaign, from how far it went to where it leaks. */
export function Campaign({ slug }: { slug: string }) {
  const place = useRef<HTMLDivElement>(null)
  const now = report.value
  const circles = useCircles(now)
  const accent = now?.campaign.accent
  useEffect(() => {
    if (accent) place.current?.style.setProperty('--accent', accent)
  }, [accent])
  if (isUnknown.value) return <p class="waiting">{words.value.campaigns.none}</p>
  if (!now) return <p class="waiting">{words.value.loading}</p>
  return (
    <div ref={place} class="campaign" key={slug}>
      <PrintHead report={now} />
      <h1 class="unseen">{now.campaign.title}</h1>
      <FilterBar report={now} circles={circles} />
      <Far report={now} />
      <Growing report={now} />
      {(!circle.value || now.roots.some(({ reach }) => reach)) && <Carries report={now} />}
      {circles && <circles.Circles report={now} />}
      <Travels report={now} />
      <Uncounted report={now} />
      <Doubt report={now} />
      <Pieces report={now} />
      <Brand report={now} />
      <Leaks report={now} />
      <Changes slug={slug} />
      <Done slug={slug} />
    </div>
  )
}
