import { pluralOf } from './plural.ts'
import type { Words } from './words.ts'

const plural = pluralOf('fr')

export const fr: Words = {
  other: 'English',
  studio: 'Studio',
  skip: 'Aller aux chiffres',
  loading: 'Lecture du registre…',
  none: '–',
  cancel: 'Annuler',
  close: 'Fermer',
  copy: 'Copier',
  copied: 'Copié',
  retry: 'Réessayer',
  more: (n) => `Tout afficher (${n})`,
  less: 'En afficher moins',
  moreFigures: 'Plus de chiffres',
  how: 'Comment est-ce compté\u202f?',
  asTable: 'Tableau',
  asChart: 'Graphique',
  phases: { upcoming: 'Pas encore ouverte', private: 'Privée', public: 'Publique', closed: 'Terminée' },
  channels: {
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    snapchat: 'Snapchat',
    telegram: 'Telegram',
    signal: 'Signal',
    sms: 'SMS',
    email: 'E-mail',
    line: 'LINE',
    viber: 'Viber',
    discord: 'Discord',
    imessage: 'iMessage',
    copy: 'Lien copié',
    qr: 'Code QR',
    voice: 'De vive voix',
    other: 'Voie inconnue',
  },
  kinds: { seed: 'Liste', ambassador: 'Ambassadeur', circle: 'Cercle', poster: 'Affiche' },
  refusals: {
    retry: {
      name: 'Même essai, renvoyé',
      rule: 'La connexion a coupé et la page a redemandé. Un geste fait une vue, quel que soit le nombre d’envois.',
    },
    reopened: {
      name: 'Déjà venu',
      rule: 'Ce navigateur a déjà été compté et garde son laissez-passer. Revenir ne fait pas une vue de plus.',
    },
    'own-link': {
      name: 'Son propre lien',
      rule: 'Quelqu’un a ouvert le lien qu’il fait suivre lui-même. On n’est pas son propre ami.',
    },
    automated: {
      name: 'Robot',
      rule: 'Un aperçu de messagerie, un antivirus de mail ou un robot d’indexation. Seul le geste d’un humain compte.',
    },
    'link-invalid': {
      name: 'Pas un lien à nous',
      rule: 'Coupé, mal recopié ou inventé\u00a0: sa signature ne correspond pas. Il n’a rien ouvert.',
    },
    'link-revoked': { name: 'Lien révoqué', rule: 'Le lien avait été révoqué. Il n’a rien ouvert.' },
    'link-exhausted': {
      name: 'Lien épuisé',
      rule: 'Le lien avait été ouvert autant de fois que son plafond le permet.',
    },
    'words-unknown': {
      name: 'Mots faux',
      rule: 'Des mots qui n’ouvrent rien\u00a0: mal entendus, ou vieux de plus d’un jour.',
    },
    'not-open-yet': { name: 'Trop tôt', rule: 'Le lien a été ouvert avant la campagne. Il marchera plus tard.' },
    closed: { name: 'Trop tard', rule: 'La campagne était close.' },
    'slow-down': {
      name: 'Trop à la fois',
      rule: 'Plus d’essais d’un même endroit que des gens n’en font. Ils pouvaient réessayer un peu après.',
    },
  },

  signIn: {
    title: 'Le studio aussi s’ouvre par un lien privé.',
    line: 'C’est là que ceux qui portent une campagne la regardent circuler, en direct, et répondent de chaque chiffre.',
    how: 'Si vous avez un lien, rouvrez-le. Sinon, demandez-le à qui tient ce site\u202f; il se fait ainsi\u00a0:',
    command: 'npm run entrenous -- studio invite --name "Votre nom"',
    opening: 'Un instant…',
    expired:
      'Vous avez été déconnecté\u00a0: la session est arrivée à son terme, ou on y a mis fin. Rouvrez votre lien.',
    notSignedOut:
      'Le studio n’a pas pu être joint\u00a0: vous êtes toujours connecté. Rechargez cette page et déconnectez-vous de nouveau.',
    signedOut: 'Vous êtes déconnecté. Votre lien vous fait rentrer.',
    refused: 'Ce lien n’ouvre plus le studio\u00a0: il a expiré, a été révoqué, ou n’a pas été copié en entier.',
    offline: 'Le studio est injoignable pour l’instant.',
    tooMany: 'Trop d’essais. Attendez une minute, puis rouvrez votre lien.',
  },
  account: {
    roles: { viewer: 'Lecture', editor: 'Lecture et liens', owner: 'Propriétaire' },
    signOut: 'Se déconnecter',
    signOutEverywhere: 'Se déconnecter partout',
  },
  connection: {
    live: 'En direct',
    lost: 'Connexion perdue, nouvel essai',
    asking: 'Relevé toutes les quelques secondes',
    at: (time) => `· chiffres de ${time}`,
  },

  campaigns: {
    title: 'Toutes les campagnes',
    none: 'Aucune campagne que vous puissiez voir ici.',
    noneHint: 'La personne qui vous a invité peut en ajouter.',
    columns: {
      campaign: 'Campagne',
      phase: 'Phase',
      last24: 'Dernières 24 heures',
      views: 'Vues',
      goal: 'Objectif',
      pace: 'Par heure',
    },
    alerts: (n, shown) => plural(n, { one: `${shown} lien fuit peut-être`, other: `${shown} liens fuient peut-être` }),
    all: 'Toutes les campagnes',
  },

  bar: {
    label: 'Ce qui est affiché',
    range: 'Période',
    ranges: { '6h': '6 h', '24h': '24 h', '3d': '3 j', '7d': '7 j', '30d': '30 j', all: 'Tout' },
    rangeNames: {
      '6h': 'les 6 dernières heures',
      '24h': 'les 24 dernières heures',
      '3d': 'les 3 derniers jours',
      '7d': 'les 7 derniers jours',
      '30d': 'les 30 derniers jours',
      all: 'depuis le début',
    },
    bucket: 'Par',
    buckets: { auto: 'auto', hour: 'heure', day: 'jour', week: 'semaine' },
    before: 'Période d’avant',
    channel: 'Canal',
    everyChannel: 'tous les canaux',
    root: 'Premier lien',
    everyRoot: 'tous les premiers liens',
    lostRoot: 'Un lien perdu',
    clear: 'Effacer les filtres',
    export: 'Exporter',
    print: 'Imprimer ou PDF',
    wall: 'Mur',
    leaveWall: 'Quitter le mur',
    copyLink: 'Copier l’adresse de cette vue',
    keys: 'Touches',
  },

  far: {
    question: 'Jusqu’où\u202f?',
    counted: [
      'Une vue, c’est quelqu’un qui a ouvert un lien privé pour la première fois, d’un geste. Partage = vue = une ligne du registre. Elle est écrite sur disque avant que rien ne s’ouvre\u00a0: ce chiffre n’a jamais à être corrigé à la baisse.',
      'L’allure, ce sont les vues par heure des dernières heures qui en réunissent au moins 30. Les heures qui l’entourent sont son intervalle à 95\u202f%\u00a0: elles supposent que l’allure tienne, et disent à quel point nous la connaissons, pas l’avenir.',
    ],
    views: (n) => plural(n, { one: 'vue', other: 'vues' }),
    goal: (goal) => `objectif ${goal}`,
    ofGoal: (percent) => `${percent} de l’objectif`,
    reached: 'Objectif atteint.',
    noGoal: 'sans objectif',
    pace: (at, earliest, latest) => `À cette allure, l’objectif est atteint ${at} (entre ${earliest} et ${latest}).`,
    unsure: (rate, earliest) => `Ça circule\u00a0: l’objectif pas avant ${earliest}, à ${rate} par heure.`,
    still: 'Rien ne bouge en ce moment.',
    moving: (rate) => `Ça circule, à ${rate} par heure.`,
    perHour: 'vues par heure, maintenant',
    inRange: 'sur cette période',
    against: (change, before) => `${change} sur ${before} avant`,
    depth: 'profondeur',
    generations: (n, shown) => plural(n, { one: `${shown} génération`, other: `${shown} générations` }),
    range: (low, high) => `(${low} à ${high})`,
    upcoming: (at) => `Ouvre ${at}. D’ici là, les liens peuvent être donnés, et attendent.`,
    closed: (at) => `Terminée ${at}. Ces chiffres sont définitifs.`,
    public: 'Révélée\u00a0: tout le monde peut l’ouvrir sans lien, et ce n’est pas une vue.',
    folded: (at) =>
      `L’arbre des partages a été replié dans ses chiffres ${at}\u00a0: plus personne ne sait qui l’a passé à qui.`,
    empty: 'Personne encore. La première vue apparaîtra ici d’elle-même.',
    emptyHint: 'Le lien à donner en premier\u00a0:',
  },

  growing: {
    question: 'Est-ce que ça monte encore\u202f?',
    counted: [
      'Le taux de reproduction dit combien de vues passent par le lien d’un même fan, en moyenne. Au-dessus de 1, chaque génération est plus grande que la précédente\u202f; en dessous, ça s’éteint.',
      'Qui vient d’ouvrir n’a guère eu le temps de faire suivre. Ces fans sont laissés de côté jusqu’à ce que neuf sur dix de ceux qui font suivre l’auraient fait.',
      'Les traits sont des intervalles à 95\u202f%. Quelques fans font suivre à beaucoup de monde\u00a0: l’intervalle est plus large qu’un simple comptage ne le dirait.',
    ],
    sentences: {
      yes: (r, low, high) => `Ça monte\u00a0: chaque vue en amène ${r} (de ${low} à ${high}).`,
      no: (r, low, high) => `Ça s’éteint\u00a0: chaque vue n’en amène que ${r} (de ${low} à ${high}).`,
      even: (r, low, high) => `Ça tient\u00a0: chaque vue en amène environ ${r} (de ${low} à ${high}).`,
      over: (r, low, high) => `C’est fini\u00a0: chaque vue en a amené ${r} (de ${low} à ${high}).`,
    },
    empty: 'Ici, les vues dans le temps, et combien chacune en amène.',
    tooYoung: 'Trop tôt pour le dire\u00a0: personne n’a encore eu le temps de faire suivre.',
    doubling: (time) => `L’allure double en ${time}.`,
    halving: (time) => `L’allure baisse de moitié en ${time}.`,
    views: { title: 'Vues', columns: { at: 'À partir de', views: 'Vues', before: 'Période d’avant' } },
    viewsSentence: (count, when) => `Au plus fort\u00a0: ${count}, ${when}`,
    noViews: 'Aucune vue sur cette période',
    generations: {
      title: 'Vues amenées par une vue, par génération',
      columns: {
        generation: 'Génération',
        views: 'Vues',
        nodes: 'Assez anciennes',
        forwarders: 'Ont fait suivre',
        reproduction: 'R',
      },
    },
    generationsSentence: (deepest) =>
      `Au-dessus de 1, la suivante est plus grande\u202f; connu jusqu’à la génération ${deepest}`,
    first: 'De l’ouverture au premier partage',
    firstNinetieth: (time, forwarders) =>
      `la moitié des ${forwarders} qui ont fait suivre ont été plus rapides\u202f; neuf sur dix en ${time}`,
    nobodyYet: 'Personne n’a encore fait suivre',
    now: 'cette période',
    windowBefore: 'avant',
    unfinished: 'pas encore finie',
  },

  carries: {
    question: 'Qui le porte, et par où\u202f?',
    counted: [
      'Le canal est celui dont le bouton a servi en route\u202f; c’est une lettre dans le lien, un indice et non une preuve. Un lien copié à la main compte comme copié.',
      'Vues par usage\u00a0: les vues venues par un canal pour chaque usage de son bouton. Un message à un groupe peut en amener beaucoup.',
      'La portée d’un premier lien est tout ce qui en est né\u00a0: les vues par le lien lui-même, et par tous les liens suivants. Les parts font 100\u202f%, puisque chaque vue a exactement un premier lien.',
    ],
    sentence: (channel, share) => `${channel} porte ${share}`,
    andDeepest: ', et va le plus loin.',
    deepest: (channel) => `\u202f; ${channel} va le plus loin.`,
    channels: {
      title: 'Canaux',
      columns: {
        channel: 'Canal',
        views: 'Vues',
        share: 'Part',
        intents: 'Bouton utilisé',
        perIntent: 'Vues par usage',
        reproduction: 'R',
        depth: 'Au plus profond',
        meanDepth: 'En moyenne',
      },
    },
    roots: {
      title: 'Premiers liens',
      columns: {
        label: 'Donné à',
        kind: 'Genre',
        channel: 'Par',
        reach: 'Portée',
        share: 'Part',
        views: 'Directes',
        depth: 'Au plus profond',
        spark: 'Dans le temps',
      },
    },
    rootsSentence: (label, share) => `L’essentiel est né de «\u202f${label}\u202f»\u00a0: ${share}.`,
    filter: 'Filtrer les premiers liens',
    noMatch: 'Aucun premier lien ne s’appelle ainsi.',
    only: (name) => `Seulement ${name}`,
    capped: (n) => `au plus ${n}`,
    revoked: 'révoqué',
    empty: 'Rien n’a encore circulé. Canaux et premiers liens seront classés ici.',
  },

  travels: {
    question: 'Comment ça circule\u202f?',
    counted: [
      'Chaque point est une vue, chaque trait un lien passé\u202f; les premiers liens sont au centre, chaque cercle est une génération plus loin. Aucun nom n’est connu\u00a0: un point est un numéro qui n’ouvre rien.',
      'Les petites branches sont repliées dans le point qui les porte, pour que personne ne se devine à ses quelques amis.',
    ],
    sentence: (share, deep, shown) =>
      `${share} des vues sont venues par des amis d’amis\u202f; la plus lointaine est à ${plural(deep, { one: `${shown} passage`, other: `${shown} passages` })}.`,
    empty: 'L’arbre pousse ici, dès la première vue.',
    folded:
      'L’arbre a été replié après la campagne, comme promis aux fans. Reste le nombre de vues de chaque génération.',
    young:
      'Trop petit pour être dessiné\u00a0: des branches si courtes sont repliées, pour que personne ne se devine à ses quelques amis.',
    tree: 'L’arbre des partages',
    treeHint:
      'Glisser pour bouger\u202f; cliquer pour zoomer à la molette. Au clavier\u00a0: flèches, + et −, 0 pour tout voir.',
    drawn: (drawn, size) => `${drawn} vues dessinées sur ${size}`,
    zoomIn: 'Plus près',
    zoomOut: 'Plus loin',
    fit: 'Tout',
    node: (generation, channel, at) => `Génération ${generation}, ${channel}, ${at}`,
    below: (n, shown) => plural(n, { one: `${shown} vue en est née`, other: `${shown} vues en sont nées` }),
    foldedInto: (n, shown) => plural(n, { one: `dont ${shown} repliée`, other: `dont ${shown} repliées` }),
    root: 'premier lien',
    generations: { title: 'Générations', columns: { generation: 'Génération', views: 'Vues', share: 'Part' } },
    branches: { title: 'Tailles des branches', columns: { size: 'Vues dans la branche', branches: 'Branches' } },
    upTo: (from, to) => `${from} à ${to}`,
    load: 'Dessiner l’arbre',
  },

  uncounted: {
    question: 'Qu’est-ce qui n’a pas été compté, et pourquoi\u202f?',
    counted: [
      'Les ouvertures brutes sont tous les gestes qui nous sont parvenus. Chacun est soit une vue, soit compté ici, pour une raison et une seule\u00a0: les deux font le total.',
      'Charger une page ou lire un lien ne compte rien et n’est dans aucun des deux chiffres\u202f; seul un geste est une ouverture.',
    ],
    sentence: ({ raw, counted }, shown) =>
      `${plural(raw, { one: `${shown.raw} ouverture`, other: `${shown.raw} ouvertures` })}, ${plural(counted, { one: `${shown.counted} vue`, other: `${shown.counted} vues` })}.`,
    empty: 'Jusqu’ici, chaque ouverture a été une vue.',
    reasons: {
      title: 'Raisons',
      columns: { reason: 'Raison', openings: 'Ouvertures', share: 'Du total', rule: 'Règle' },
    },
    chart: {
      title: 'Ouvertures dans le temps',
      columns: { at: 'À partir de', counted: 'Comptées', uncounted: 'Non comptées' },
    },
    mostly: (reason) => `Surtout\u00a0: ${reason}.`,
  },

  leaks: {
    question: 'Est-ce que ça fuit\u202f?',
    counted: [
      'Un groupe a tant de membres, et ouvre un lien d’un élan qui retombe. Un lien que bien plus de gens ouvrent, ou qui ne ralentit pas, a sans doute été publié.',
      'Être signalé ne change rien en soi\u00a0: les vues sont vraies et restent comptées. Les deux seuils se règlent par campagne, sous «\u202fleaks\u202f» dans son campaign.yaml.',
    ],
    none: 'Aucun lien ne se comporte comme une publication.',
    some: (n, shown) =>
      plural(n, {
        one: `${shown} lien se comporte comme une publication.`,
        other: `${shown} liens se comportent comme des publications.`,
      }),
    rules: {
      many: (views, limit) =>
        `Ouvert par ${views} personnes. Signalé à partir de ${limit}\u00a0: plus qu’un groupe n’en contient.`,
      fast: (views, limit) =>
        `${views} vues en un quart d’heure, après les dix premières. Signalé à partir de ${limit}\u00a0: plus vite que n’ouvrent les groupes.`,
    },
    from: (channel, at) => `Lien d’un fan arrivé ${at} (${channel})`,
    spread: (n, shown, generations) =>
      `${plural(n, { one: `${shown} vue de plus`, other: `${shown} vues de plus` })}, sur ${generations}`,
    capped: (n, shown) =>
      plural(n, { one: `Au plus ${shown} vue désormais`, other: `Au plus ${shown} vues désormais` }),
    revokedAt: (at) => `Révoqué ${at}`,
  },

  links: {
    show: 'Liens et codes',
    new: 'Nouveaux premiers liens',
    newHint: 'Un nom par ligne\u00a0: chacun reçoit son propre lien, et sa ligne dans le tableau ci-dessus.',
    names: 'Noms',
    namesHint: 'Nadia\nLa liste du vendredi\nAffiche, rue des Martinets',
    kind: 'Genre',
    channel: 'Donné par',
    usual: 'selon le genre',
    cap: 'Au plus',
    capHint: 'vues par le lien lui-même\u202f; vide\u00a0: sans limite',
    create: (n, shown) =>
      n === 0 ? 'Créer les liens' : plural(n, { one: `Créer ${shown} lien`, other: `Créer ${shown} liens` }),
    created: (n, shown) => plural(n, { one: `${shown} lien créé.`, other: `${shown} liens créés.` }),
    csv: 'Télécharger en CSV',
    copyLink: 'Copier le lien',
    qr: 'Code QR',
    print: 'À imprimer (PDF)',
    sizes: { a4: 'Affiche A4', a3: 'Affiche A3', stickers: '24 autocollants' },
    capLink: 'Plafonner à',
    revokeLink: 'Révoquer le lien',
    revokeBranch: 'Révoquer avec tout ce qui en est né',
    confirmCap: (views, shown, cap) =>
      `Il a ${plural(views, { one: `${shown} vue`, other: `${shown} vues` })}. À partir de ${cap}, il n’ouvre plus rien à personne de nouveau\u202f; qui a ouvert garde l’accès.`,
    confirmRevoke: (links, views, shown) =>
      `${plural(links, { one: `${shown.links} lien n’ouvrira`, other: `${shown.links} liens n’ouvriront` })} plus rien de nouveau\u202f; ${plural(views, { one: `${shown.views} vue par celui-ci reste comptée`, other: `${shown.views} vues par celui-ci restent comptées` })}. C’est sans retour.`,
    doCap: 'Plafonner',
    doRevoke: 'Révoquer',
    uncap: 'Lever le plafond',
    failed: 'Ça n’a pas marché. Rien n’a changé.',
    taken: (names) => `Existe déjà\u00a0: ${names}. À retirer ou à renommer\u202f; rien n’a été créé.`,
    tooLong: (names) => `Plus de 80 caractères\u00a0: ${names}. À raccourcir\u202f; rien n’a été créé.`,
    tooMany: 'Plus de 1\u202f000 noms. Collez-les en plusieurs fois\u202f; rien n’a été créé.',
  },

  changes: {
    question: 'Qui a changé quoi\u202f?',
    counted: [
      'Tout ce qui est créé, plafonné ou révoqué, dans le studio ou en ligne de commande, est écrit dans la même transaction, avec le nom de la clé qui l’a fait. Rien ici ne peut être modifié.',
    ],
    none: 'Rien n’a été changé.',
    some: (n, shown) => plural(n, { one: `${shown} changement.`, other: `${shown} changements.` }),
    last: (shown) => `Les ${shown} derniers changements\u202f; l’export les a tous.`,
    columns: { at: 'Quand', who: 'Qui', what: 'Quoi' },
    entry: (action, detail) => `${action}\u00a0: ${detail}`,
    actions: {
      'key-made': 'A invité',
      'key-revoked': 'A repris la clé de',
      'signed-out-everywhere': 'S’est déconnecté partout',
      'session-replayed': 'Une session copiée a été fermée',
      'root-added': 'A créé un premier lien',
      'link-capped': 'A plafonné un lien',
      'link-revoked': 'A révoqué un lien',
      'branch-revoked': 'A révoqué un lien et tout ce qui en est né',
    },
  },

  exports: {
    views: 'Vues dans le temps',
    channels: 'Canaux',
    roots: 'Premiers liens',
    generations: 'Générations',
    forwards: 'Premiers partages, par délai',
    surges: 'Afflux, par quart d’heure',
    uncounted: 'Non comptées',
    intents: 'Boutons de partage',
    nodes: 'Le registre',
    audit: 'Changements',
  },

  keys: {
    title: 'Touches',
    ranges: 'période',
    tables: 'graphiques en tableaux, et retour',
    filter: 'filtrer les premiers liens',
    wall: 'mur, et retour',
    tree: 'bouger et zoomer l’arbre',
    help: 'cette liste',
    leave: 'fermer, quitter un champ',
    api: 'Le même studio pour les machines\u00a0: l’API',
  },

  print: {
    title: 'Rapport',
    made: (at) => `État au ${at}`,
    period: (from, to) => `du ${from} au ${to}`,
  },
}
