import { whole } from '../../site/studio/format.ts'
import { Later } from '../../site/studio/parts/Later.tsx'
import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import { useLoaded } from '../../site/studio/parts/use-loaded.ts'
import { parameter, select } from '../../site/studio/selection.ts'
import { isEditor } from '../../site/studio/session.ts'
import { nothingCounted } from '../nothing-counted.ts'
import type { PieceReports, SectionProps } from '../section-kind.ts'
import { words } from './studio/language.ts'
import { contribution, isEmpty, standing } from './studio/sentences.ts'
import { CellsTable, OverTime, StatesTable } from './studio/Tables.tsx'

/** The piece whose photos are looked through, in the address. */
const moderated = parameter('photos')
const loadDesk = () => import('./studio/moderation/Moderation.tsx')

/** A gallery: what was left there, by how many, and the way to the moderator's desk. */
export function Section({ report, campaign, isPart }: SectionProps<'gallery'>) {
  const { piece, title, photos, moderation } = report
  const { counted, doubtful, voided } = words.value
  const says = { question: title, counted: [words.value.moderation[moderation], ...counted] }
  const none = nothingCounted(words.value, { isPart, isClosed: campaign.campaign.phase === 'closed' })
  return (
    <Answered id={`gallery-${piece}`} says={says} sentence={standing(report, words.value, none)}>
      {isEditor.value && <Desk report={report} campaign={campaign} />}
      {!isEmpty(report) && (
        <>
          {photos && <StatesTable piece={piece} photos={photos} />}
          <p>{contribution(report, words.value)}</p>
          {photos && photos.doubtful + photos.voided > 0 && (
            <div class="unknown">
              {photos.doubtful > 0 && <p>{doubtful(photos.doubtful, whole(photos.doubtful))}</p>}
              {photos.voided > 0 && <p>{voided(photos.voided, whole(photos.voided))}</p>}
            </div>
          )}
          <Later>
            {() => (
              <>
                <OverTime report={report} campaign={campaign} />
                <CellsTable report={report} by="channel" />
                <CellsTable report={report} by="generation" />
              </>
            )}
          </Later>
        </>
      )}
    </Answered>
  )
}

/** The way to the desk, and the desk, which is loaded once it is wanted. */
function Desk({ report, campaign }: PieceReports<'gallery'>) {
  const { piece, title, photos } = report
  const isWanted = moderated.value === piece
  const loaded = useLoaded(loadDesk, isWanted)
  const Moderation = loaded.value?.Moderation
  const { moderate, moderateNothing } = words.value
  const entries = campaign.pieces.find((each) => each.piece === piece)?.entries ?? 0
  return (
    <div class="moderating">
      <button type="button" class="strong" onClick={() => select({ photos: piece })}>
        {photos && photos.waiting > 0 ? moderate(photos.waiting, whole(photos.waiting)) : moderateNothing}
      </button>
      {isWanted && Moderation && (
        <Moderation slug={campaign.campaign.slug} piece={piece} title={title} entries={entries} />
      )}
    </div>
  )
}
