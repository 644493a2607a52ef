### Words of every answer in French, in Fluent's syntax (projectfluent.org).
### Every message here stands in en.ftl too, with the same values. No message holds HTML.

## Dates

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-month = { $month } { $year }
date-days =
    { $first ->
        [1] 1er
       *[other] { $first }
    }–{ $last } { $month } { $year }
date-span = du { $from } au { $to }

## Pieces that other messages use

# Two days count as close. 0: the same day.
within =
    { $within ->
        [0] le même jour
        [one] à un jour d'intervalle au plus
       *[other] à { $within } jours d'intervalle au plus
    }
killed =
    { $n ->
        [0] aucun mort
        [one] { $n } mort
       *[other] { $n } morts
    }
killed-at-least = au moins { killed }
killed-range = de { $low } à { $n } morts
wounded =
    { $n ->
        [0] aucun blessé
        [one] { $n } blessé
       *[other] { $n } blessés
    }
wounded-at-least = au moins { wounded }
wounded-range = de { $low } à { $n } blessés
casualties = { $n } tués ou blessés
toll-unknown = bilan non indiqué
place-unknown = lieu non indiqué
what-unknown = incident
# Kinds of events in a newspaper's words, by the label of the codebook.
what-armed-clash = attaque armée ou accrochage
what-government-regains-territory = territoire repris par les forces gouvernementales
what-non-state-actor-overtakes-territory = territoire pris par un groupe armé
what-suicide-bomb = attentat suicide
what-remote-explosive-landmine-ied = attentat à la bombe
what-air-drone-strike = frappe aérienne
what-shelling-artillery-missile-attack = tirs d'artillerie ou de roquettes
what-grenade = attaque à la grenade
what-chemical-weapon = attaque chimique
what-attack = attaque contre des personnes qui ne combattaient pas
what-abduction-forced-disappearance = enlèvement
what-sexual-violence = violences sexuelles
what-mob-violence = violences de foule
what-violent-demonstration = manifestation violente
what-peaceful-protest = manifestation pacifique
what-protest-with-intervention = manifestation dispersée
what-excessive-force-against-protesters = force contre des manifestants
what-arrests = arrestations
what-agreement = accord
what-disrupted-weapons-use = armes découvertes ou neutralisées
what-looting-property-destruction = pillage ou destruction
what-non-violent-transfer-of-territory = territoire remis
what-headquarters-or-base-established = base établie
what-change-to-group-activity = changement dans un groupe
what-other = autre événement
what-battles = combats
what-explosions-remote-violence = attentat à la bombe ou bombardement
what-violence-against-civilians = violences contre des civils
what-riots = émeute
what-protests = manifestation
what-strategic-developments = événement sans combat
named = { $name } : { $value }
place-in = { $place }, { $in }
side-of = { $actor }, { $place } ({ $n })
side-any = { $place } ({ $n })
short-name = { $place }, { $date }
incident-line = { $place }, { $date } : { $what }, { $toll }

## The head of the page

skip = Aller aux réponses
kicker = Hasard ou coordination ?
published = Article du { $date }
articles-read =
    { $n ->
        [one] Un article lu
       *[other] { $n } articles lus
    }
question-only = Question posée sans article

headline-consistent-with-chance = { $a } et { $b } : les dates des attaques s'accordent avec le hasard
headline-more-than-chance = { $a } et { $b } : plus de coïncidences d'attaques que le hasard n'en explique
headline-too-thin = { $a } et { $b } : trop peu de données sur les attaques pour conclure
headline-withheld = { $a } et { $b } : aucun verdict possible sur les attaques
headline-not-tested = Aucune coïncidence n'a été testée : il n'y a rien à comparer
headline-no-events = Aucune coïncidence n'a été testée : les données ne contiennent aucun événement à comparer

## The four answers

ask-happened = Que s'est-il passé ?
ask-coordinated = Était-ce coordonné ?
ask-sure = Avec quelle certitude ?
ask-missing = Que manque-t-il ?

happened-two = Deux attaques sont mises en regard :
happened-asked = La question compare toutes les attaques enregistrées de deux théâtres : { $a } et { $b }.
article-tells =
    { $articles ->
        [one] L'article rapporte
       *[other] Les articles rapportent
    }
happened-told =
    { $n ->
        [0] Aucun incident que l'on puisse situer et dater n'est rapporté.
        [one] { article-tells } un incident :
       *[other] { article-tells } { $n } incidents :
    }
happened-more =
    { $n ->
        [one] Un autre figure plus bas.
       *[other] { $n } autres figurent plus bas.
    }

close-days =
    { $observed ->
        [0] Les jours d'attaque des deux théâtres ({ $place-a } et { $place-b }) ne sont jamais tombés { within }
        [one] Une fois, des jours d'attaque des deux théâtres ({ $place-a } et { $place-b }) sont tombés { within }
       *[other] { $observed } fois, des jours d'attaque des deux théâtres ({ $place-a } et { $place-b }) sont tombés { within }
    }
coordinated-consistent-with-chance = Les données ne le montrent pas. { close-days } ; le seul hasard en donne environ { $expected }.
coordinated-more-than-chance = C'est possible. { close-days } ; le seul hasard en donne environ { $expected }. Une cause commune peut produire le même effet qu'un ordre commun.
coordinated-too-thin = On ne peut le dire : les données contiennent { $a } attaques utilisables côté { $place-a } et { $b } côté { $place-b } ; le test en demande { $needed } de chaque côté.
coordinated-withheld = On ne peut le dire : sur de telles données, le test lui-même n'est pas fiable.
coordinated-unmeasured = { $verdict ->
        [more-than-chance] C'est possible : le test trouve plus de coïncidences que le hasard n'en explique.
       *[other] Les données ne le montrent pas.
    }
coordinated-no-incident = Rien n'a été testé : aucun incident situé et daté n'est rapporté.
coordinated-one-incident = Rien n'a été testé : un incident seul ne peut coïncider avec un autre.
coordinated-no-shared-actor = Rien n'a été testé : aucun groupe n'est dit avoir agi dans deux pays ou deux provinces.
coordinated-no-events = Rien n'a été testé : les données ne contiennent aucun événement de l'un des deux théâtres.

# $confidence: high, moderate or low, by the rules in strength.rs.
sure-power =
    { $confidence ->
        [high] Assez sûr : le test manquerait rarement un lien.
        [moderate] Moyennement sûr : le test peut manquer un lien.
       *[low] Peu sûr : le test pourrait aisément manquer un lien.
    } Si { $effect } attaques sur 100 côté { $a } avaient vraiment eu leur réponse côté { $b }, le test l'aurait remarqué { $power } fois sur 100.
sure-alarms =
    { $confidence ->
        [high] Assez sûr.
        [moderate] Moyennement sûr.
       *[low] Peu sûr.
    } Sur des attaques sans lien mais de même rythme, le test donne une fausse alerte { $alarms } fois sur 100.
sure-doubts = Les doutes sur les événements eux-mêmes laissent le verdict inchangé dans { $same } % de { $draws } tirages.
sure-unmeasured = Peu sûr : on n'a pas mesuré combien de fois le test se trompe sur de telles données.
sure-none = Pas du tout : toute réponse serait une conjecture.
sure-untested = Aucune affirmation de coordination n'est ici confirmée ni réfutée.

missing-coverage = Les attaques que personne n'a rapportées ou que les données ont manquées : leur couverture est inégale.
missing-gaps =
    { $n ->
        [one] Pour une période, les données ne contiennent rien de l'un des côtés.
       *[other] Pour { $n } périodes, les données ne contiennent rien de l'un des côtés.
    }
missing-vague =
    { $n ->
        [one] Une attaque est datée trop vaguement pour compter.
       *[other] { $n } attaques sont datées trop vaguement pour compter.
    }
missing-unreviewed =
    { $n ->
        [one] Un incident rapporté ici n'est pas vérifié : un programme l'a lu, et personne ne l'a contrôlé.
       *[other] { $n } incidents rapportés ici ne sont pas vérifiés : un programme les a lus, et personne ne les a contrôlés.
    }
missing-unreviewed-events =
    { $n ->
        [one] Un événement des données n'est pas vérifié : un programme l'a lu, et personne ne l'a contrôlé.
       *[other] { $n } événements des données ne sont pas vérifiés : un programme les a lus, et personne ne les a contrôlés.
    }
missing-unreported = Les attaques que personne n'a rapportées, et tout ce qui n'est pas raconté ici.

## Sections

section-series = Jour par jour
section-rare = Une telle paire est-elle rare ?
section-usual = Ce que le test habituel aurait dit
section-lags = Un côté précède-t-il l'autre ?
section-choices = D'autres choix changeraient-ils la réponse ?
section-map = Où
section-calendar = Jours où les deux étaient actifs
section-evidence = Les preuves, mot à mot
section-not-said = Ce que cette page ne dit pas
section-change = Ce qui changerait la réponse
section-limits = Les limites des données
section-method = Comment on a testé
section-reproduce = Refaire cette page

## The pictures

series-text = Chaque barre est un jour d'attaques : plus elle est haute, plus il y eut de morts. Des traits relient les jours tombés { within }.
series-key-scale = { $n ->
        [one] { $n } mort
       *[other] { $n } morts
    }
series-key-pair = deux jours proches
series-key-gap = aucune entrée : une lacune des données, non le calme
series-alt = Deux rangées de barres sur un même axe, { $from } au { $to } : { $a } attaques côté { $place-a } en haut, { $b } côté { $place-b } en bas. { $pairs } paires de jours sont proches.

rare-text = Deux attaques au moins aussi meurtrières tombent { within } par hasard : { $often }. { $seen }
rare-often-year =
    { $times ->
        [one] environ une fois par an
       *[other] environ { $times } fois par an
    } (intervalle à 95 % : { $low } à { $high })
rare-often-years =
    { $years ->
        [one] environ une fois par an
       *[other] environ une fois en { $years } ans
    } (intervalle à 95 % : { $low } à { $high } ans)
rare-often-years-open = environ une fois en { record-years } (intervalle à 95 % : à partir de { $low } ans)
rare-never = presque jamais dans de telles données
rare-seen =
    { $n ->
        [0] En { record-years }, les données n'en contiennent aucune.
        [one] En { record-years }, les données en contiennent une.
       *[other] En { record-years }, les données en contiennent { $n }.
    }
record-years =
    { $years ->
        [one] un an
       *[other] { $years } ans
    }
rare-chance = La chance d'au moins une sur une telle durée : { $chance } sur 100.
rare-size-both = On a compté les attaques d'au moins { $a } morts côté { $place-a } et d'au moins { $b } côté { $place-b }.
rare-size-a = On a compté les attaques d'au moins { $a } morts côté { $place-a }, et les attaques de toute ampleur côté { $place-b }, où aucun bilan n'est connu.
rare-size-b = On a compté les attaques d'au moins { $b } morts côté { $place-b }, et les attaques de toute ampleur côté { $place-a }, où aucun bilan n'est connu.
rare-size-any = On a compté les attaques de toute ampleur, puisque aucun bilan n'est connu.
rare-key = Le point est la meilleure estimation, la bande son intervalle à 95 %.
rare-alt = Une échelle d'une fois par semaine à une fois en cent ans. Une telle paire survient par hasard { $often }.
rare-tick-week = par semaine
rare-tick-month = par mois
rare-tick-year = par an
rare-tick-10 = 10 ans
rare-tick-100 = 100 ans

usual-text = Si l'on disperse au hasard les jours d'un côté sur toute la période, comme on le fait souvent, on obtient p = { $shuffle }. C'est oublier que les deux côtés vivent la même guerre, montent et retombent avec elle. Le test employé ici compare les données à elles-mêmes à tous les autres décalages : p = { $p }.
usual-misleads = Ici le test habituel aurait trompé : il appelle lien le hasard.
usual-agrees = Ici les deux donnent la même réponse.
usual-explain = p dit combien de fois le seul hasard donne au moins autant de jours proches : { $p-hundred } fois sur 100.
usual-zone = plus que le hasard
usual-shuffle = test habituel
usual-ours = ce test
usual-alt = Valeurs de p : { $shuffle } par le test habituel, { $p } par le test employé ici ; au-dessous de 0,05, c'est plus que le hasard.

lags-text = Au-dessus de la ligne supérieure, ce serait plus que le hasard. À droite de zéro : { $b } après { $a }.
lags-alt = Accord des deux séries à des décalages de { $first } à { $last } jours, avec les limites du hasard. Sans décalage : { $zero } ; limite { $limit }. { $outside ->
        [0] Aucun décalage ne dépasse la limite.
        [one] Un décalage dépasse la limite.
       *[other] { $outside } décalages dépassent la limite.
    }
lags-axis = retard en jours ({ $b })

choices-text = Chaque case est la même question avec une autre idée de « proche » et de « grand ». Plus sombre : plus rare par le seul hasard.
choices-alt = Tableau de { $n } choix raisonnables. { $below ->
        [0] Aucun ne donne une valeur de p au-dessous de 0,05.
        [one] Un seul donne une valeur de p au-dessous de 0,05.
       *[other] { $below } donnent une valeur de p au-dessous de 0,05.
    } Le seul hasard en donne un sur 20.
choices-alt-rate = Tableau de { $n } choix raisonnables : les coïncidences dues au hasard vont de { $low } à { $high } par an.
choices-days =
    { $within ->
        [0] même jour
        [one] ±1 jour
       *[other] ±{ $within } jours
    }
choices-killed = { $place-a } : { $a ->
        [0] tout bilan
       *[other] { $a } morts et plus
    } ; { $place-b } : { $b ->
        [0] tout bilan
       *[other] { $b } morts et plus
    }
choices-each = { $n } morts et plus de chaque côté
choices-any = tout bilan
choices-thin = trop peu
choices-caption-p = valeur de p de chaque choix
choices-caption-rate = Jours proches par an que donne le seul hasard

map-text = Les cercles croissent avec le nombre de morts ; un contour en tirets marque un lieu connu seulement à peu près.
map-compared = Les anneaux épais marquent les deux attaques comparées.
map-alt = Carte avec { $a } attaques côté { $place-a } et { $b } côté { $place-b }.
map-dropped =
    { $n ->
        [one] Une attaque plus petite n'est pas dessinée : on montre de chaque côté les { $shown } plus meurtrières.
       *[other] { $n } attaques plus petites ne sont pas dessinées : on montre de chaque côté les { $shown } plus meurtrières.
    }
map-unplaced =
    { $n ->
        [one] Une attaque n'a pas de coordonnées et n'est pas sur la carte.
       *[other] { $n } attaques n'ont pas de coordonnées et ne sont pas sur la carte.
    }

calendar-text = Un carré est un jour, une rangée un mois ; seuls figurent les événements datés d'un jour précis.
calendar-alt = Calendrier, { $from } au { $to } : { $both } jours avec des attaques des deux côtés, { $a } côté { $place-a } seulement, { $b } côté { $place-b } seulement.
calendar-both = les deux
calendar-only = { $place } seulement
calendar-wave = une vague : plusieurs régions à la fois
waves-none = Aucune suite de jours, jusqu'à une semaine, ne se détache parmi { $n } régions : le hasard égalerait la plus forte dans { $p } de 100 jeux de données pareils.
waves-some =
    { $n ->
        [one] Dans une suite de jours, plusieurs des { $of } régions étaient actives ensemble plus que leur propre rythme ne l'explique :
       *[other] Dans { $n } suites de jours, plusieurs des { $of } régions étaient actives ensemble plus que leur propre rythme ne l'explique :
    }
wave = { $days } : { $places } (p = { $p })

## Evidence

evidence-text = Chaque valeur ci-dessous a été lue dans les mots marqués de la citation. Suivez un numéro pour arriver ici.
evidence-none = Aucun article n'a été donné ; la réponse repose sur les seules données.
report-from = { $source }, { $date }
report-unsourced = source non nommée
report-says = selon { $who }
report-model = le modèle de langue { $model } l'a désigné (prompt { $prompt }, réponse { $answer }) ; personne ne l'a contrôlé
slot-date = quand
slot-place = où
slot-killed = morts
slot-wounded = blessés
slot-actor1 = par
slot-actor2 = contre
slot-what = quoi
by-whom = par { $names }
against-whom = contre { $names }
status-claimed = affirmé par une partie au conflit seulement
status-disputed = contesté
status-foiled = déjoué
background = rapporté comme contexte
aggregate = plusieurs attaques, un seul bilan
sources-differ = Les sources divergent :
sources-toll = { $toll } ({ $source })
read-there = Le lire à la source
read-other-language = { $doc } : ce texte est en { $language } (à ses mots : { $words }), langue qui n'est pas lue ; aucun rapport
read-other-letters = { $doc } : ce texte est en { $language } d'après ses lettres, langue qui n'est pas lue ; aucun rapport
compared-mark = comparé

## What it does not say

not-said-1 = Elle ne dit pas que personne n'a rien préparé. Elle dit ce que les seules dates peuvent montrer.
not-said-2 = Des dates proches ne prouvent pas un ordre, et des dates éloignées ne prouvent pas son absence.
not-said-3 = Elle parle de groupes et de théâtres, jamais de personnes.
change-power = Des données plus longues ou plus complètes : avec { $events } attaques dans la plus petite série, des liens faibles restent invisibles.
change-cert = Une mesure de la fréquence des erreurs de ce test sur de telles données.
change-hours = Des heures, des ordres, des revendications ou des messages : d'autres preuves que les dates.
change-thin = Plus d'attaques enregistrées du côté qui en a le moins.

## Data and method

limits-used = On a employé { $used } attaques côté { $place }, sur { $days } jours différents ; { $vague } étaient datées trop vaguement, { $outside } sont hors de la période.
limits-window = Période comparée : du { $from } au { $to }.
limits-gap = { $place } : aucune entrée, { $days }
limits-excluded = Écartés avant le test : { $n } { $why }
data-file = Fichier
data-hash = SHA-256
data-events = Événements
data-licence = Licence
data-cite = À citer ainsi
data-origin = Origine
method-plain = Pour chaque côté, on calcule le nombre habituel d'attaques par jour d'après les jours voisins et le jour de la semaine. Ce qui reste, la surprise d'un jour, est comparé entre les deux côtés. Si les surprises ne se rencontrent pas plus souvent au décalage zéro qu'aux autres, le hasard explique les coïncidences.
method-technical = La partie technique
method-p = p unilatéral au décalage zéro parmi { $lags } autres décalages : { $p }.
method-excess = Jours proches au-delà de l'attente : { $excess } (intervalle à 95 % : { $low } à { $high }) ; observés { $observed }, attendus { $expected }.
method-cert = Contrôlé sur { $pairs } paires simulées sans lien et de même rythme : { $alarms } % de fausses alertes pour { $level } % nominaux (intervalle à 95 % : { $low } à { $high } %) ; { $power } % trouvées quand { $effect } % des attaques avaient leur réponse.
method-doubts = Les doutes sur les événements (comment ils furent lus et fusionnés, sur lequel de plusieurs jours ils tombèrent) ont été tirés { $draws } fois : le verdict resta le même dans { $same } % des tirages ; p fut de { $p } au milieu, et de { $low } à { $high } dans 95 % d'entre eux.
method-no-doubts = Aucun événement n'est enregistré avec un doute d'où tirer : on ne sait pas combien des erreurs des données déplaceraient le verdict.
method-model =
    { $n ->
        [one] Un rapport raconté ici a été lu là où le modèle de langue { $model } a désigné (prompt { $prompt }) : ses valeurs figurent dans l'article, mais le modèle a dit lesquelles vont ensemble, et personne ne l'a contrôlé.
       *[other] { $n } rapports racontés ici ont été lus là où le modèle de langue { $model } a désigné (prompt { $prompt }) : leurs valeurs figurent dans les articles, mais le modèle a dit lesquelles vont ensemble, et personne ne l'a contrôlé.
    }
method-no-cert = Aucun certificat n'a été calculé pour cette page : son taux d'erreur sur de telles données n'est pas connu.
method-withheld = Le verdict est retenu : { $reason }
method-filters = Choisi comme { $a } contre { $b }.
method-chosen-article = Les deux côtés sont ceux des attaques que l'article met en regard.
method-chosen-user = Les deux côtés ont été choisis par qui a posé la question.
method-rules = La confiance suit des règles fixes : elle n'est haute que si le test verrait un vrai lien de l'ampleur indiquée au moins 80 fois sur 100 (ou donne peu de fausses alertes à p inférieur à 0,01) et si les données n'ont pas de lacune connue ; moyenne à partir de 50 sur 100 ; faible sinon.
reproduce-command = Commande
reproduce-version = Version
reproduce-seed = Graine des nombres aléatoires
reproduce-made = Fait le
footer = Tazamun teste des événements, jamais des personnes. Cette page ne contient aucun script et n'appelle aucune adresse.

## Claims of articles about attacks in the aggregate

claim-kind-synchrony = des attaques tombent ensemble
claim-kind-coincidence = deux incidents proches dans le temps
claim-kind-increase = plus d'attaques qu'avant
claim-kind-decrease = moins d'attaques qu'avant
claim-kind-unchanged = les attaques continuent comme avant
claim-kind-superlative = la plus grande, la plus meurtrière ou la première
claim-kind-gap = la première ou la dernière depuis un temps
claim-kind-trigger = l'une en a déclenché une autre
claim-kind-seam = les attaques suivent une frontière ou un front
claim-kind-haven = les attaques partent d'un refuge
claim-kind-theatre = les attaques s'étendent à de nombreux lieux
claim-kind-strength = un groupe est plus faible ou plus fort
claim-kind-share = la plupart, ou une part, des attaques
claim-stance-asserted = affirmé
claim-stance-denied = démenti
claim-stance-feared = craint ou prédit
claim-stance-asked = demandé
claim-by-article = l'article
claim-list-comma = ,{ " " }
# $kind: what is claimed; $stance: how; $by: who says so.
claim-head = { $kind } ({ $stance }) — { $by } :
claim-quote = « { $quote } »
claim-speaks-of = Il s'agit de : { $what }.
claim-told-in = Rapporté dans : { $docs }
claim-test-yes = Un relevé d'incidents pourrait en décider.
claim-test-partly = Un relevé d'incidents en montre une part.
claim-test-no = Un relevé d'incidents ne peut en décider.
claim-need-control = Il faut savoir qui tient quels lieux au fil du temps.
claim-need-means = Il faut savoir de quels hommes, armes et fonds le groupe dispose.
claim-need-bases = Il faut savoir d'où partent les assaillants, ce que les incidents ne disent pas.
claim-need-motive = On peut tester ce qui devient plus probable après un tel événement ; non pourquoi quelqu'un a agi.
claim-need-threat = Une menace ne se voit que dans des attaques menées.
claim-need-measure = On ne dit pas selon quelle mesure.
claim-need-plots = Les projets déjoués figurent rarement dans un relevé.
claim-need-other-events = Il faut les dates d'événements qui ne sont pas des incidents.
claim-need-victims = Il faut un relevé qui dise qui étaient les victimes.
claims-none = { $doc } : aucune affirmation sur l'ensemble des attaques n'a été trouvée. Cherché : { $kinds }.

## Incidents near areas, the rank of an incident, shares

near-more = Les incidents se tiennent plus près des zones que les lieux ne l'expliquent.
near-none = Les incidents ne se tiennent pas plus près des zones que des groupes d'incidents posés ailleurs.
near-counts = { $near } des { $incidents } incidents à moins de { $km } km d'une zone ; { $expected } attendus d'après les lieux
near-p = p = { $p } (unilatéral, { $groups } groupes d'incidents contre { $moves } copies déplacées)
near-left = { $vague } incidents écartés pour un lieu vague, { $nowhere } sans lieu
near-together = une seule réponse pour toutes les zones ensemble : elle ne dit rien d'aucune en particulier
rank-incident = L'incident : { $when }, { $killed }
rank-largest-since-holds = C'est le plus grand depuis le { $from } dans ces données.
rank-largest-since-tied = Aucun avant lui depuis le { $from } n'est plus grand dans ces données, et un au moins est aussi grand.
rank-largest-since-open = On ne peut dire s'il est le plus grand depuis le { $from } : cela dépend des bornes des bilans ou d'incidents sans bilan.
rank-largest-since-not = Ce n'est pas le plus grand depuis le { $from } : ces données en contiennent un plus grand avant lui.
rank-largest-holds = C'est le plus grand de tous les jours du { $from } au { $to }.
rank-largest-tied = Aucun du { $from } au { $to } n'est plus grand, et un au moins est aussi grand.
rank-largest-open = On ne peut dire s'il est le plus grand du { $from } au { $to }.
rank-largest-not = Ce n'est pas le plus grand du { $from } au { $to }.
rank-compared = comparé à { $others } autres : { $larger } sûrement plus grands, { $perhaps } peut-être, { $ties } de même nombre, { $unknown } sans bilan
rank-first-holds = C'est le premier depuis le { $from }.
rank-first-tied = Il est parmi les premiers depuis le { $from } : un autre tombe le même jour.
rank-first-open = On ne peut dire s'il est le premier depuis le { $from } : les jours d'un autre sont trop vagues.
rank-first-not = Ce n'est pas le premier depuis le { $from }.
rank-last =
    { $n ->
        [one] celui d'avant remonte à un jour
       *[other] celui d'avant remonte à { $n } jours
    }
rank-return = Un incident au moins aussi grand revient une fois en { $years } ans (95 % : { $low } à { $high }), d'après la queue de { $above } incidents d'au moins { $threshold } morts ; les plus petits, que les relevés manquent, n'entrent pas
rank-no-tail = On ne peut dire à quel point il est exceptionnel : trop peu d'incidents ont fait { $threshold } morts ou plus, ou son propre bilan est plus bas ou inconnu.
share-most = La plupart des incidents sont de cette sorte.
share-less = Moins de la moitié des incidents sont de cette sorte.
share-open = On ne peut dire si la plupart des incidents sont de cette sorte, tant ceux qui sont indépendants sont peu nombreux.
share-found = { $with } des { $of } incidents : { $share } (95 % : { $low } à { $high })
share-worth = avec leurs salves ils valent { $effective } incidents indépendants ; p = { $p } (unilatéral, plus de la moitié)
share-days = jours du { $from } au { $to }

## Claims in the brief

section-claims = Ce que l'on affirme de l'ensemble des attaques
claims-summary =
    { $n ->
        [one] Une affirmation sur l'ensemble des attaques a été trouvée : { $parts }.
       *[other] { $n } affirmations sur l'ensemble des attaques ont été trouvées : { $parts }.
    }
claims-count-holds =
    { $n ->
        [one] une se vérifie dans ces données
       *[other] { $n } se vérifient dans ces données
    }
claims-count-does-not-show =
    { $n ->
        [one] une n'y apparaît pas
       *[other] { $n } n'y apparaissent pas
    }
claims-count-too-thin =
    { $n ->
        [one] une reste ouverte, faute d'incidents
       *[other] { $n } restent ouvertes, faute d'incidents
    }
claims-count-not-covered =
    { $n ->
        [one] une n'est pas couverte
       *[other] { $n } ne sont pas couvertes
    }
claims-count-not-testable =
    { $n ->
        [one] une ne peut être testée ici
       *[other] { $n } ne peuvent être testées ici
    }
claims-correction = Chaque p est multiplié par le nombre d'affirmations trouvées, { $n }, celles que l'on ne peut tester comprises (Bonferroni).
claim-line = « { $quote } » — { $kind } : { $outcome }
claim-outcome-holds = se vérifie dans ces données
claim-outcome-does-not-show = les données ne le montrent pas
claim-outcome-too-thin = trop peu pour conclure
claim-outcome-not-covered = non couvert par ces données
claim-outcome-not-testable = ne peut être testé ici
claim-detail-by = par { $who }, { $stance }
claim-detail-p = p = { $p } ; corrigé { $corrected }
claim-detail-asked = demandé par : { $command }
claim-measured-synchrony = { $n } paires de jours proches
claim-measured-coincidence = { $n } paires de jours proches
claim-measured-increase = incidents comptés : { $n }
claim-measured-decrease = incidents comptés : { $n }
claim-measured-unchanged = incidents comptés : { $n }
claim-measured-superlative = jours depuis le précédent : { $n }
claim-measured-gap = jours depuis le précédent : { $n }
claim-measured-trigger = incidents comptés : { $n }
claim-measured-seam = incidents comptés : { $n }
claim-measured-haven = incidents comptés : { $n }
claim-measured-theatre = lieux avec des incidents : { $n }
claim-measured-strength = incidents comptés : { $n }
claim-measured-share = { $n } % des incidents
claim-need-future = Une prédiction ou une menace se décide par la suite ; aucun relevé ne la contient encore.
claim-need-whom = On ne nomme ni groupe ni lieu sur lesquels interroger un relevé.
claim-need-incident = On ne dit pas quel incident, quel jour.
claim-need-places = On ne nomme pas deux lieux à comparer.
claim-need-sides = On ne nomme pas les deux côtés dont les actes se suivent.
claim-need-part = On ne dit pas quelle part des attaques de qui, en des termes qu'un relevé connaît.
claim-need-line = Il faut la ligne entre les zones : « tazamun seam » avec --line.
claim-need-areas = Il faut les zones : « tazamun near » avec --areas.

## Answers in lines: what several of them say

# A and B are the two sides of a question.
side-a = A
side-b = B
list-comma = {", "}
p-tiny = moins de 0,001
n-articles =
    { $n ->
        [one] { $n } article
       *[other] { $n } articles
    }
n-reports =
    { $n ->
        [one] { $n } rapport
       *[other] { $n } rapports
    }
n-incidents =
    { $n ->
        [one] { $n } incident
       *[other] { $n } incidents
    }
n-findings =
    { $n ->
        [one] { $n } résultat
       *[other] { $n } résultats
    }
n-rows =
    { $n ->
        [one] { $n } ligne
       *[other] { $n } lignes
    }
n-places =
    { $n ->
        [one] { $n } lieu
       *[other] { $n } lieux
    }
n-events =
    { $n ->
        [one] { $n } événement
       *[other] { $n } événements
    }
n-event-days =
    { $n ->
        [one] { $n } jour
       *[other] { $n } jours
    }
n-lags =
    { $n ->
        [one] { $n } autre décalage
       *[other] { $n } autres décalages
    }
n-moved-lines =
    { $n ->
        [one] { $n } ligne déplacée
       *[other] { $n } lignes déplacées
    }
answer-days = jours du { $from } au { $to }
answer-note = note : { $text }
answer-side = { $name }  { $filter } : { $events } sur { $days } ({ $vague } écartés pour une date vague, { $outside } hors de ces jours)
answer-plan = cette réponse suit le plan du { $day }, SHA-256 { $hash }
answer-unreviewed = { $incidents } des { $of } événements ne sont pas vérifiés : un programme les a lus dans des articles, et personne ne les a contrôlés
answer-unreviewed-model = { $incidents } des { $of } événements ne sont pas vérifiés : un programme les a lus dans des articles ({ $model } d'entre eux là où un modèle de langue a désigné), et personne ne les a contrôlés
answer-p = p = { $p } (unilatéral, contre { $lags })
answer-too-thin = Trop peu de données pour conclure : il faut { $needed } jours avec des événements de chaque côté, et il y en a { $a } et { $b }.
answer-no-bearing = --{ $option } est sans effet sur --{ $on } : { $why }
no-bearing-likelihood = son p est celui d'un rapport de vraisemblance, qui n'a besoin d'aucun substitut
# $what: what a reader of files mended, in its own words.
mended-row = ligne { $line } : { $what }
mended-rows = { $n } lignes à partir de la ligne { $line } : { $what }

## sync: do two theatres fall together?

sync-consistent-with-chance = S'accorde avec le hasard.
sync-more-than-chance = Plus de coïncidences que le hasard n'en explique.
sync-withheld = Aucun verdict : { $reason }
# $series: first, second, both or covered.
withheld-nothing-varies =
    { $series ->
        [first] la première série a un événement
        [second] la seconde série a un événement
        [covered] les deux séries ont un événement, dans la mesure où elles sont couvertes,
       *[both] les deux séries ont un événement
    } chaque jour, si bien que tout événement tombe avec un autre quelles que soient les dates ; choisissez une sorte d'événements plus rare (killed>=3, un acteur, un lieu)
withheld-false-alarms = sur { $pairs } paires simulées indépendantes semblables à ces séries, le test a donné une fausse alerte dans { $alarms } % des cas pour { $level } % nominaux
sync-pairs = { $observed } paires de jours proches (±{ $within } j) ; { $expected } attendues d'après les rythmes propres des deux séries
sync-excess = { $value } de plus qu'attendu (95 % : { $low } à { $high })
sync-certificate = certificat : sur { $pairs } paires simulées indépendantes pareilles, le test a donné une fausse alerte dans { $alarms } % des cas à { $level } %, et là où { $effect } % des événements de A étaient suivis en B il l'a dit dans { $power } % des cas
sync-no-doubts = doutes sur les événements : aucun n'est enregistré, on ne sait donc pas combien des erreurs des données déplacent le verdict
sync-doubts = doutes sur les événements ({ $doubtful } douteux, { $vague } de plusieurs jours) : sur { $draws } tirages le verdict fut le même dans { $same } %, p de { $p } au milieu (95 % : { $low } à { $high })
sync-shuffle = le test habituel, qui mélange les jours, dit p = { $p } ({ $expected } attendues) ; il prend une montée et une chute communes pour de la coordination

## pairs: which of many series fall together?

pairs-series = { $series } séries par { $by }, { $pairs } paires, ±{ $within } j, { $from } au { $to } ({ $left-out } groupes écartés : événements sur moins de { $fewest } jours)
pairs-found =
    { $n ->
        [one] { $n } paire tombe ensemble plus souvent que le hasard ne l'explique, corrigé pour toutes les paires (BY, 5 %).
       *[other] { $n } paires tombent ensemble plus souvent que le hasard ne l'explique, corrigé pour toutes les paires (BY, 5 %).
    }
pairs-column = paire

## classic: the classical tests

classic-p = { $method } : p = { $p }
classic-no-p = aucun
classic-statistic = { $name } : { $value }
classic-side = { $name }  { $filter }
classic-broken = attention : { $what }
classic-alarms = sur { $pairs } paires simulées indépendantes pareilles le test dit « synchronisé » dans { $rate } % des cas à { $level } % ({ $low } à { $high })
classic-not-believed = { $alarms } : il ne faut pas croire son p ici
series-name =
    { $series ->
        [first] première
       *[second] seconde
    }
broken-shared-trend = Les rythmes lents des deux séries montent et retombent ensemble (corrélation { $correlation } sur douze parts de la période) ; ce test prend cela pour de la synchronie.
broken-bursts = Les événements de la { series-name } série viennent par salves (variance de { $dispersion } fois la moyenne des comptes) ; ce test suppose des arrivées indépendantes.
broken-ties = { $share } % des événements de la { series-name } série partagent leur moment avec un autre ; ce test suppose des moments distincts.
broken-shared-times = Sur { $shared } des { $of } jours avec des événements, les deux séries en ont un. Lequel fut le premier n'est pas dit, si bien qu'aucune n'excite l'autre : ce test ne peut les voir.
broken-unplaced = { $left-out } des { $of } incidents n'ont pas de coordonnées ou pas de jour exact et sont écartés : ce test ne regarde que les autres.
broken-few-events = La { series-name } série n'a que { $events }.
broken-tied-neighbours = Des distances égales laissent le compte entre { $lowest } et { $highest }, selon l'ordre des ex æquo.
broken-shifting-population = Le lieu des cas se déplace avec le temps (corrélation { $correlation }) : un déplacement de la population exposée ou des comptes rendus ressemble pour ce test à un regroupement.
broken-near-critical = Le taux de branchement ajusté est de { $branching } : un rythme qui dérive est ajusté comme une excitation.
broken-overdispersed = Les comptes varient { $dispersion } fois autant que des comptes de Poisson ; p est trop petit.
broken-poor-fit = Les résidus ne suivent pas le modèle ajusté (Kolmogorov-Smirnov, p { $p }).

## pair: how often do two such incidents fall together by chance?

pair-incident = { $name }  { $day } { $place } ({ $toll })   { $filter }
pair-toll-unknown = bilan inconnu
pair-toll =
    { $n ->
        [one] { $n } mort
       *[other] { $n } morts
    }
pair-often =
    { $within ->
        [one] Deux incidents au moins aussi grands tombent à { $within } jour d'intervalle au plus par hasard { $value } fois par an (95 % : { $low } à { $high })
       *[other] Deux incidents au moins aussi grands tombent à { $within } jours d'intervalle au plus par hasard { $value } fois par an (95 % : { $low } à { $high })
    }
pair-years = une fois en { $years } ans (95 % : { $low } à { $high }) ; chance d'au moins une dans les { $span } années regardées : { $chance } %
pair-seen = vu { $n } fois, { $from } au { $to }, { $a } incidents aussi grands en A et { $b } en B
pair-certificate = certificat : { $pairs } paires simulées indépendantes pareilles eurent { $rate } coïncidences de ce genre par an ; l'intervalle à 95 % les contenait dans { $coverage } % des cas, et { $alarms } % en eurent une à laquelle on donnait une chance de { $level } % ou moins
pair-certificate-fails = il échoue : ne vous fiez pas aux nombres ci-dessus
pair-choices = Coïncidences dues au hasard par an pour d'autres choix (morts au moins A/B × jours d'écart) :
pair-column-killed = morts
pair-column-days = ±{ $n } j

## waves: on which days were several theatres active together?

waves-answer-none = Aucune vague : aucun jour les théâtres n'ont été actifs ensemble plus que leurs propres rythmes ne l'expliquent (p = { $p }).
waves-answer-some =
    { $n ->
        [one] { $n } vague : des jours où plusieurs théâtres étaient actifs ensemble plus que leurs propres rythmes ne l'expliquent.
       *[other] { $n } vagues : des jours où plusieurs théâtres étaient actifs ensemble plus que leurs propres rythmes ne l'expliquent.
    }
waves-answer-wave = { $first } au { $last } : { $theatres } ({ $incidents }, p = { $p })
waves-caution = une vague dit que des théâtres étaient actifs ensemble, non que quelqu'un l'a préparée ; une guerre qui s'embrase partout à la fois en est une aussi

## trend: does a rate rise or fall?

trend-rising = Le rythme monte plus que ses propres hauts et bas ne l'expliquent.
trend-falling = Le rythme baisse plus que ses propres hauts et bas ne l'expliquent.
trend-no-trend = Aucune tendance que les propres hauts et bas de la série n'expliquent pas.
trend-too-thin =
    Trop peu de données pour conclure : { $events } en { $weeks ->
        [0] moins d'une semaine
        [one] { $weeks } semaine
       *[other] { $weeks } semaines
    }.
trend-factor = facteur { $value } par an (95 % : { $low } à { $high }) ; p = { $p }, d'une hausse seule { $rising }
trend-dispersion = les comptes varient { $dispersion } fois autant que des événements indépendants
trend-change = le niveau a changé vers le { $day } ({ $earliest } au { $latest }) : facteur { $value } ({ $low } à { $high }), p = { $p }
trend-no-change = aucun changement de niveau (le plus fort : p = { $p })
trend-caution = plus d'événements dans un relevé, ce peut être plus d'attaques ou plus de comptes rendus

## wake: do events of A raise the rate of B?

wake-more = Plus d'événements de B suivent un événement de A qu'il n'en précède.
wake-none = Aucun sillage : autant d'événements de B précèdent un événement de A qu'il n'en suit.
wake-rates =
    { $within ->
        [one] { $after } événements de B dans le jour qui suit un événement de A, { $before } dans le jour qui précède ; différence { $value } (95 % : { $low } à { $high })
       *[other] { $after } événements de B dans les { $within } jours qui suivent un événement de A, { $before } dans les { $within } jours qui précèdent ; différence { $value } (95 % : { $low } à { $high })
    }
wake-p = { answer-p } ; le jour même est écarté
wake-caution = un B qui répond à la même cause que A, mais plus tard, a le même aspect

## seam: do incidents keep near a line?

seam-more = Les incidents se tiennent plus près de la ligne que les lieux ne l'expliquent.
seam-none = Les incidents ne se tiennent pas plus près de la ligne que d'une ligne posée n'importe où.
seam-counts = { $near } des { $incidents } à moins de { $within } km de la ligne ; { $expected } attendus d'après les lieux
seam-p = p = { $p } (unilatéral, contre { $moves })
seam-distance = distance médiane { $own } km, des lieux { $places } km
seam-left = { $vague } écartés pour un lieu vague, { $nowhere } sans lieu
seam-few-moves = la ligne n'a guère pu être déplacée : on la compare à des lignes qui lui ressemblent

## read --explain: what was seen in an article

explain-article = { $doc } · publié le { $day } · { $reports }
explain-no-report = aucun rapport
explain-report = rapport { $n } : { $facts }
explain-trigger = déclencheur
explain-date = date
explain-place = lieu
explain-toll = bilan
explain-actor = acteur
became-report = rapport { $n }
became-reports = rapports { $numbers }
became-nothing = aucun rapport : { $why }
became-in-none = dans aucun rapport
became-within = le rapport { $n } s'y trouve
# Why no report came of a trigger.
unread-no-place = aucun lieu aussi précis qu'une division de premier niveau
unread-weak = des mots qui ne rapportent pas d'incident à eux seuls
unread-nothing = ne rapporte aucun incident propre
unread-unlikely = trop peu probable ({ $p })
unread-unsure = moins sûr que demandé ({ $p })
explain-told = rapporte un incident : { $p } ; { $why }
why-little = peu de chose dans un sens ou dans l'autre
why-for = pour : { $for }
why-against = contre : { $against }
why-both = pour : { $for } ; contre : { $against }
group-act = ce que disent les mots
group-words = les mots d'alentour
group-cues = des mots de démenti, de projet, d'habitude ou de compte rendu
group-position = sa position
group-distance = sa proximité
group-grammar = les mots juste à côté
group-values = les valeurs
group-story = le reste de l'article
eval-calibration = confiance des rapports : erreur de calibration { $error }
eval-bin = { $from } à { $to } : { $reports }, moyenne { $mean }, justes { $right }
eval-slot-calibration = erreur de calibration des champs : { $slots }
facts-report = { $kind }, { $when }, { $place }, par { $by }, contre { $against }{ $killed }{ $wounded }{ $background }
facts-incident = incident
facts-not-stated = non indiqué
facts-killed = , morts : { $toll }
facts-wounded = , blessés : { $toll }
facts-background = , contexte

## eval: how well are articles read?

eval-missed = { $doc } : manqué
eval-surplus = { $doc } : en trop
eval-differ = { $doc } : diffèrent en { $slots }
eval-coded = codé
eval-read = lu
eval-counts = { $articles } ({ $unread } non lus), { $pairs } appariés
eval-found = trouvés : précision { $precision }  rappel { $recall }  F1 { $f1 }     rapports entiers F1 { $records }
eval-slot-event-type = type d'événement
eval-slot-sub-event-type = sous-type d'événement
eval-slot-date = date (les deux bouts à 1 jour près)
eval-slot-place = lieu à 25 km près
eval-slot-adm1 = adm1
eval-slot-actor1 = acteur 1
eval-slot-actor2 = acteur 2
eval-slot-killed = morts
eval-slot-wounded = blessés
eval-slot-status = statut
eval-quotes = citations qui figurent dans le texte
eval-of = { $share } de { $n }
eval-stages = { $n } incidents sûrs ; la citation du codeur donnée, lus juste (tout : lieu, date, morts, assaillant) :
eval-stage = { $right } de { $of }  { $share }  ({ $low } à { $high })
eval-among-three = parmi trois { $n }
eval-readers = { $articles } avec réponse, { $unanswered } sans ; lecteurs comparés au codage, le meilleur par rapports entiers d'abord :
eval-with-own = notre lecteur
eval-with-alone = modèle seul
eval-with-hinted = modèle, guidé par notre lecteur
eval-with-union = ce que trouve l'un ou l'autre
eval-with-agreement = ce que trouvent les deux
eval-changes = articles dont la réponse du modèle a changé, quand
eval-change-labels = les sortes furent renommées
eval-change-order = les phrases du guide furent retournées
eval-change-repeated = l'article y figurait deux fois

## merge: which reports tell one incident?

merge-kept = { $reports } rapportent { $incidents }, dont { $several } rapportés par plus d'un. « tazamun list incidents » les énumère.
merge-legend = Une ligne : les bits qui parlent pour un seul incident (à 0 les chances sont égales, chaque bit de plus les double), la probabilité, les deux noms, et ce que chaque comparaison a donné. Deux groupes deviennent un incident quand la moyenne des deux meilleurs tiers des paires entre eux est de 0 ou plus.
merge-joined = réunis :
merge-nearest = les plus proches, non réunis :
merge-none = aucun
merge-bits = { $bits } bits ({ $percent } %)
evidence-prior = a priori
evidence-time = temps
evidence-place = lieu
evidence-kind = sorte
evidence-actors = acteurs
evidence-again = de nouveau
evidence-killed = morts
evidence-wounded = blessés
evidence-words = mots
evidence-aggregate = ensemble
review-head = Paires qui pourraient être un incident ou deux. Écrivez « same » ou « different » à la place de « ? », et rendez le fichier avec --decisions.
review-decision = décision
review-one = l'un
review-other = l'autre
review-probability = probabilité
review-now = état actuel
review-why = pourquoi (bits)
review-joined = réunis
review-apart = séparés

## The store: add, list, log, drop, plan, gazetteer, fetch

add-articles = { $articles } ajoutés, avec { $incidents } ; { $there } y étaient déjà
add-same-file = ce fichier est déjà dans la base, sous { $dataset }
add-dataset = { $dataset } : { $added } ajoutés, { $changed } changés, { $removed } retirés, { $kept } inchangés
add-moved-on = { $changes } ; les données de { $findings } ont changé depuis (« tazamun list findings »)
add-file = { $file } : { $what }
list-killed = morts : { $toll }
list-moved-on = ses données ont changé depuis
list-stands = ses données n'ont pas changé
decision-same = identiques
decision-different = différents
log-add = ajout
log-import = import
log-merge = fusion
log-decide = décision
log-find = résultat
log-drop = retrait
log-set = réglage
list-by-model = lu par un modèle de langue, non vérifié
drop-article = { $name } : l'article et ses rapports sont retirés
drop-dataset = { $name } : { $incidents } retirés
plan-fixed = { $file } : fixé le { $day }, SHA-256 { $hash }
gazetteer-table = { $file } : { $places }
gazetteer-built = { $file } : { $places }, dont { $new } nouveaux à côté des { $known } fournis
fetch-release = UCDP GED { $release } : { $what } ; sha256 { $hash }
fetch-there = il était déjà là
fetch-waits = un autre téléchargement de { $file } est en cours ; on l'attend
not-merged =
    { $n ->
        [one] { $store } : { $n } rapport n'a pas encore été fusionné et reste seul ; « tazamun merge --store { $store } » réunit ceux d'un même incident.
       *[other] { $store } : { $n } rapports n'ont pas encore été fusionnés et restent seuls ; « tazamun merge --store { $store } » réunit ceux d'un même incident.
    }
brief-written = → { $page } ({ $size } ko en { $took } ms)
old-spelling = « { $old } » s'écrit maintenant « tazamun { $verb } » ; l'ancienne forme disparaît avec la prochaine version.

## Files of events: what was read, passed over and lost

file-read = { $file } : { $incidents }, lus comme { $format }
file-mended = { $file } : { $what }
file-passed-over = laissé de côté : { $fault }
file-passed-over-count = { $file } : { $rows } laissées de côté
lost-nothing = en { $format }, { $incidents }, rien de perdu
lost-some = en { $format }, sur { $incidents } :
lost-incidents = { $n } ne peuvent être écrits du tout : { $names }
lost-more = { $names }, …
lost-field = { $field } : non repris, ou altéré, dans { $n }
lost-columns = colonnes qui n'y ont pas de place, ou écrites autrement : { $columns }
since-older = depuis la version précédente : { $added } ajoutés, { $changed } changés, { $removed } retirés, { $unchanged } inchangés
since-field = { $field } : changé dans { $n }

## The data of a brief

data-built-in = Le relevé fourni des attaques de l'État islamique en Irak et en Syrie, juillet 2021 à juin 2022
data-elsewhere = événements d'autres théâtres, qu'aucun filtre ne retient

## train: a model learned from coded articles

train-left-out =
    { $n ->
        [one] { $n } article codé a été écarté
       *[other] { $n } articles codés ont été écartés
    }
train-held-out = tenus à part, en { $parts } parts par affaire :
train-found = trouvés F1, intervalle à 95 % sur les articles : { $low } à { $high }
train-records = rapports entiers F1, intervalle à 95 % : { $low } à { $high }
train-model = { $file } : { $bytes } octets

## Runs with a language model

llm-run = { $parts }. Personne n'a contrôlé ce que le modèle a désigné
llm-join = {" ; "}
llm-pointed = { $articles } articles, { $incidents } incidents où le modèle a désigné
llm-dropped = { $n } de plus écartés ({ $why })
llm-dropped-part = { $n } { $why }
llm-dropped-told-twice = rapporté deux fois
llm-dropped-not-in-the-form-asked-for-or-too-many = pas dans la forme demandée, ou trop
llm-dropped-no-trigger = pas de déclencheur
llm-dropped-a-trigger-that-is-not-in-the-text = un déclencheur qui n'est pas dans le texte
llm-dropped-a-trigger-that-cannot-be-read = un déclencheur illisible
llm-dropped-no-place = pas de lieu
llm-dropped-a-place-that-is-not-in-the-text = un lieu qui n'est pas dans le texte
llm-dropped-a-place-that-cannot-be-read = un lieu illisible
llm-dropped-a-place-that-may-be-several = un lieu qui peut en être plusieurs
llm-unlocated = mots introuvables ou illisibles : { $slots }
llm-unlocated-part = { $n } { $slot }
llm-refused = { $articles } dont la réponse n'en est pas une
llm-without = le serveur n'accepte pas { $what } ; ses réponses ont tout de même été confrontées à la forme
llm-requests = { $n } requêtes écrites ; --llm-answers lit ce qu'un service ou un serveur y répond
llm-remote = le texte des articles part vers une autre machine (--llm-remote) ; des articles sur des attaques nomment leurs victimes
llm-not-kept = aucun dossier de données n'est connu, les réponses ne sont donc pas gardées ; --llm-cache FICHIER les garde
llm-cost = { $articles } articles : { $calls } appels ({ $kept } réponses sont gardées), environ { $in } jetons en entrée et { $out } en sortie
llm-money = Environ { $money } dans la monnaie du fichier de prix.
llm-estimate = Estimé : un jeton en entrée vaut quatre lettres ASCII ou deux autres ; une réponse a 20 jetons, et 150 pour deux déclencheurs que voit le lecteur.

## Certificates, pictures and counts of claims

share-certificate = certificat : sur { $records } relevés simulés de ces jours et de ces sortes qui se suivent comme ici, l'intervalle contenait la part dans { $coverage } % des cas ; d'une moitié on a dit « la plupart » dans { $alarms } % des cas à { $level } %, et de { $planted } % on l'a dit dans { $power } % des cas
claim-picture-incidents = Incidents de chaque mois, { $from } au { $to } ; au plus { $most }.
claim-picture-largest = Le plus de morts en un incident de chaque mois, { $from } au { $to } ; au plus { $most }. Le trait en tirets est le mois de l'incident.
claim-picture-sides = Incidents de chaque mois, le premier côté en haut et le second en bas, { $from } au { $to } ; au plus { $most }.
claim-picture-part = Incidents de chaque mois, et en couleur la part dont parle l'affirmation, { $from } au { $to } ; au plus { $most }.
claims-few-holds =
    { $n ->
        [one] une se vérifie
       *[other] { $n } se vérifient
    }
claims-few-does-not-show = { $n } sans appui
claims-few-too-thin = { $n } ouvertes
claims-few-not-testable = { $n } non testables
claims-few-not-covered = { $n } non couvertes
claims-short =
    { $n ->
        [one] Une affirmation : { $parts }.
       *[other] Sur { $n } affirmations : { $parts }.
    }
llm-allowed = des modèles de langue peuvent lire des articles pour cette base, là où --llm le leur demande
llm-forbidden = désormais aucun modèle de langue ne peut lire d'articles pour cette base ; --allow-llm annule cela
near-too-thin = Trop peu pour conclure : les lieux seuls mettent si peu d'incidents près des zones, ou tant, qu'aucun nombre ne dirait rien.
near-withheld = Aucun verdict n'est possible : le test se trompe trop souvent sur de telles données.
near-certificate = certificat : sur { $records } relevés simulés comme celui-ci, sans lien aux zones (les groupes jusqu'à { $km } km gardés ensemble), le test a donné une fausse alerte dans { $alarms } % des cas à { $level } % ; avec { $effect } % des groupes posés à une zone il l'a dit dans { $power } % des cas
rank-certificate = certificat : sur { $records } relevés simulés de ces jours et d'une queue connue, l'intervalle des années les contenait dans { $coverage } % des cas, et disait l'incident plus rare qu'il n'est dans { $rare } % des cas
rank-certificate-fails = il échoue : ne vous fiez pas aux années ci-dessus

## Alertes

alarms-none = Aucune alerte du { $from } au { $to }.
alarms-some =
    { $n ->
        [one] { $n } alerte du { $from } au { $to }.
       *[other] { $n } alertes du { $from } au { $to }.
    }
alarms-expected = Avec ce réglage, { $value } fausses alertes par an sont à attendre de toutes les veilles ensemble (95 % : { $low } à { $high }) ; { $budget } sont permises.
alarms-certificate = certificat : { $watches } veilles lâchées sur { $years } années de données simulées semblables, où rien ne change
alarms-fails = Aucune veille ne respecte le nombre permis de fausses alertes : aucune alerte n'est donnée.
alarm-rate-up = { $day } { $watch } : { $events } depuis le { $since }, pour { $expected } attendus d'après les jours d'avant.
alarm-rate-down = { $day } { $watch } : seulement { $events } depuis le { $since }, pour { $expected } attendus d'après les jours d'avant.
alarm-rate-evidence = force de la preuve { $evidence } ; une alerte en demande { $threshold }
alarm-toll = { $day } { $watch } : { $killed } tués.
alarm-toll-evidence = d'après le passé, { $needed } tués ou plus arrivent { $year } fois par an
alarm-gap = { $day } { $watch } : le premier depuis { $days } jours.
alarm-gap-evidence = d'après le passé, un calme de { $needed } jours ou plus finit { $year } fois par an
alarm-coincidence = { $day } { $watch } : les deux théâtres, à { $apart } jours.
alarm-coincidence-evidence = avec { $killed } tués ou plus dans chacun, le hasard seul le fait { $year } fois par an
alarm-where = où : { $divisions }
alarm-incidents = { $incidents } : { $ids }
alarm-quote = « { $quote } »
alarm-unreviewed = { $n } sur { $of } lus par une machine et vérifiés par personne
alarm-silenced-fewer = elle se tairait si { $incidents } de ceux-ci n'en étaient pas
alarm-silenced-more = elle se tairait si { $incidents } de plus étaient trouvés
alarm-silenced-toll = elle se tairait avec moins de { $below } tués
alarm-silenced-calm = elle se tairait si un incident était trouvé entre le { $from } et le { $to }
alarm-silenced-nothing = rien de ce qui a été essayé ne la ferait taire
alarm-id = son identifiant : { $id }
alarm-watch-too-thin = non veillé : { $watch }. Son passé est trop mince pour savoir ce qui est habituel.
alarm-watch-never-rare-enough = non veillé : { $watch }. Le hasard l'amène trop souvent, si grands que soient les incidents.
alarm-watch-withheld = retenu : { $watch }. Sur des données simulées comme les siennes, { $year } fausses alertes par an.
alarms-silenced = muet : { $watch } jusqu'au { $until }, parce que { $reason }
alarms-for-ever = nouvel ordre
# Ce que fait la veille. Les raisons sont gardées en anglais.
watch-article = { $feed } : { $doc } est nouveau et rapporte { $reports }
watch-known = { $feed } : { $doc } ne dit rien de nouveau
watch-corrected = { $feed } : { $doc } a été corrigé et rapporte { $reports }
watch-copy = { $feed } : { $doc } est nouveau et reprend le texte de { $of } : une seule source, reprise deux fois
watch-put-off = { $feed } : une page sera redemandée à { $due } ({ $why })
watch-given-up = { $feed } : une entrée n’a pas d’article ({ $why })
watch-merged = fusionné : { $incidents }, nouveaux ou modifiés
watch-outcome-read = lu
watch-outcome-not-modified = inchangé
watch-outcome-throttled = demande de patienter
watch-outcome-gone = disparu
watch-outcome-forbidden = non autorisé
watch-outcome-unreadable = illisible
watch-outcome-failed = échoué
watch-counts = nouveaux : { $fresh }, corrigés : { $corrected }
watch-next = prochain { $due } : { $why }
watch-well = en ordre
watch-never-read = jamais lu
watch-silent-since = silencieux depuis { $at }
watch-day = { $day } : connus ce jour : { $new }, en tout { $known } ; reçus : { $articles }, dont repris { $copies } ; sources silencieuses : { $silent } sur { $asked }
watch-raised = { "  " }ALARME de { $watch } ({ $what }), depuis { $since }
watch-handed-over = remis
watch-not-handed-over = non remis
log-correct = correction
