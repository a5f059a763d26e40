import { join } from 'node:path'
import type { PieceFolder } from '../pieces/check.ts'
import type { Introduction } from './ambassadors.ts'
import type { Root } from './campaign.ts'
import type { CampaignConfig, RootConfig } from './schema.ts'
import { findPicture } from './sealed-picture.ts'

/** What an ambassador's root says of them; undefined where it says nothing. Reports what cannot be sealed. */
export async function introductionOf(
  { kind, words, photo }: Pick<RootConfig, 'kind'> & Partial<Pick<RootConfig, 'words' | 'photo'>>,
  folder: PieceFolder,
): Promise<Introduction | undefined> {
  if (words === undefined && photo === undefined) return undefined
  if (kind !== 'ambassador') {
    const field = words === undefined ? 'photo' : 'words'
    folder.report([field], `a root of kind ${kind} has none, expected kind: ambassador`)
    return undefined
  }
  const found = photo && (await findPicture(['photo', 'image'], photo.image, folder))
  return {
    ...(words !== undefined && { words }),
    ...(photo && found && { photo: { image: join(folder.folder, found), alt: photo.alt } }),
  }
}

type Texts = Exclude<CampaignConfig['translations'][keyof CampaignConfig['translations']], undefined>['roots'][string]

/** The root in another language: its introduction as far as that is translated, else in the first one. */
export function translateIntroduction(root: Root, texts: Texts | undefined): Root {
  const { introduction } = root
  if (!introduction || !texts) return root
  const { words = introduction.words, photo } = texts
  return {
    ...root,
    introduction: {
      ...(words !== undefined && { words }),
      ...(introduction.photo && { photo: { ...introduction.photo, ...photo } }),
    },
  }
}
