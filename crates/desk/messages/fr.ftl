### Words of the desk alone in French, in Fluent's syntax. Every message here stands in en.ftl too, with the same values. No
### message holds HTML. Blanks before ; : ! ? % and within « » are typed as blanks and apostrophes as ': the program sets
### them as French printers do. French counts nought with one: where [one] does not write its number, [0] stands beside it.

## The frame
skip = Aller au contenu
rooms = Rubriques
room-inbox = Articles
room-incidents = Incidents
room-questions = Questions
room-briefs = Synthèses
room-data = Données
room-people = Équipe
room-log = Registre
room-empty = Il n'y a encore rien ici.
back-to-inbox = Retour aux articles
save = Enregistrer
older = Plus anciens
newer = Plus récents
pages = Pages
page-of = page { $page } sur { $last }
footer-alone = Vous travaillez ici sans équipe : ce que vous acceptez compte comme vérifié par une seule personne. On enregistre des événements et des organisations, jamais des personnes.
footer-team = Personne n'approuve son propre travail. On enregistre des événements et des organisations, jamais des personnes.
one-person-alone = la seule personne ici
flagged = question

## What went wrong
failure-heading = Cela n'a pas abouti
failure-not-found = Il n'y a rien à cette adresse. La page a peut-être été supprimée.
failure-forbidden = Votre rôle ne le permet pas. Adressez-vous à la personne qui administre le desk.
failure-foreign = Cette demande ne venait pas d'une page de ce desk ; elle a été refusée. Ouvrez la page du desk et réessayez.
failure-wrong-host = Ce desk ne porte pas ce nom. Utilisez l'adresse qu'il a affichée à son ouverture.
failure-logged-out = Aucune session n'est ouverte, ou l'adresse a déjà servi. Utilisez l'adresse que le desk a affichée à son ouverture, ou rouvrez-le.
failure-bad-request = La demande n'a pas pu être lue. Revenez en arrière et réessayez.
failure-moved = Quelqu'un a pris une décision entre-temps. Revenez en arrière, relisez, puis décidez.
failure-too-large = C'est trop volumineux. Envoyez-en moins à la fois.
failure-too-slow = Cela prenait trop de temps et a été abandonné. Vérifiez si c'est fait avant de réessayer.
failure-too-many = Trop de demandes à la fois. Réessayez dans un instant.
failure-busy = Un autre programme écrit dans la base depuis trop longtemps. Attendez qu'il finisse, puis réessayez.
failure-read-only = Il n'est pas possible d'écrire dans la base. La personne qui fait tourner le desk en voit la raison là où elle l'a ouvert.
failure-gone = Le fichier de la base n'est plus là où il était à l'ouverture du desk. Rien n'a été modifié. Remettez-le en place ou rouvrez le desk.
failure-newer = La base a été écrite par une version plus récente du programme. Rien n'a été modifié.
failure-internal = Le desk lui-même a un défaut. Rien n'a été modifié. La personne qui le fait tourner en voit davantage là où elle l'a ouvert.

## Login and people
login = Se connecter
logout = Se déconnecter
login-name = Nom
login-password = Mot de passe
login-wrong = Le nom et le mot de passe ne correspondent pas.
login-wait =
    { $n ->
        [0] Trop de tentatives. Patientez un instant.
        [one] Trop de tentatives. Patientez une seconde.
       *[other] Trop de tentatives. Patientez { $n } secondes.
    }
role-reads = lecture
role-codes = codage
role-approves = approbation
role-administers = administration
people-alone = Vous travaillez sans équipe sur cette base, sur cette machine. Rien n'est approuvé ici : il faut pour cela une seconde personne.
people-make-team = Travailler en équipe
people-make-team-what = Créez le premier compte. Dès lors chacun se connecte, et une seconde personne approuve les articles.
people-add = Ouvrir un compte
people-name = Nom
people-name-help = Un pseudonyme convient. Il figure ici à côté des décisions et n'entre dans aucun export.
people-role = Rôle
people-since = Depuis
people-closed = fermé le
people-change = Modifier
people-close = Fermer ce compte
people-new-password = Nouveau mot de passe
people-own-password = Votre mot de passe
people-password-help = 15 caractères ou plus.
people-weak-password = Un mot de passe compte 15 caractères au moins et 1024 au plus.
people-bad-name = Ce nom ne convient pas à un compte : { $what }. Écrivez de un à 100 caractères.
people-name-taken = Il existe déjà un compte de ce nom : { $what }.
people-last-administrator = Il ne resterait personne pour administrer, ou ce compte n'existe pas.

## The log
log-empty = Personne n'a encore rien décidé.
log-when = Quand
log-who = Qui
log-what = Quoi
log-before = Avant
log-after = Après
log-why = Pourquoi
action-accepted = accepté
action-corrected = corrigé
action-rejected = rejeté
action-skipped = mis de côté
action-undone = décision annulée
action-added = rapport ajouté
action-open = rouvert
action-flagged = question posée
action-unflagged = question réglée
action-read = rendu
action-assigned = pris en charge
action-checked = vérifié
action-approved = approuvé
action-sent-back = renvoyé
action-purged = supprimé définitivement
action-opened = compte ouvert
action-role = rôle modifié
action-password = mot de passe modifié
action-closed = compte fermé
action-same = jugés un seul incident
action-different = jugés deux incidents
action-taken-back = décision retirée
action-begun = second codage commencé
action-coded = codé une seconde fois
action-ended = second codage terminé
action-settled = différences tranchées

## Inbox
inbox-states = Avancement des articles
inbox-all = Tous
inbox-flagged = Avec une question
inbox-mine = Les miens
state-read = lu par le programme
state-assigned = pris en charge
state-checked = vérifié
state-approved = approuvé
state-sent-back = renvoyé
inbox-empty = Aucun article ici. Collez-en un ci-dessous, ou envoyez des fichiers.
inbox-added =
    { $n ->
        [0] Aucun article nouveau.
        [one] Un article est arrivé. Rapports que le programme y a lus : { $told }. Personne ne les a vérifiés.
       *[other] { $n } articles sont arrivés. Rapports que le programme y a lus : { $told }. Personne ne les a vérifiés.
    }
inbox-known =
    { $n ->
        [0] Aucun n'était déjà là.
        [one] L'un d'eux était déjà là.
       *[other] { $n } étaient déjà là.
    }
inbox-published = Paru le
inbox-title = Article
inbox-reports = Rapports
inbox-open-of =
    { $open ->
        [0] { $n }, tous traités
        [one] { $n }, dont { $open } à traiter
       *[other] { $n }, dont { $open } à traiter
    }
inbox-least-sure = Le moins sûr
inbox-state = Avancement
inbox-paste = Coller un article
inbox-text = Texte
inbox-text-help = Le titre, une ligne vide, le texte. Des lignes telles que « published: 2022-01-23 » et « source: … » peuvent précéder.
inbox-source = Journal ou agence
inbox-url = Adresse
inbox-read-it = Le lire
inbox-upload = Envoyer des fichiers
inbox-files = Fichiers d'articles
inbox-files-help = Texte, pages web, flux, JSON ; 200 fichiers et 48 Mo à la fois au plus. Tous entrent, ou aucun.
inbox-read-them = Les lire
inbox-no-file = Aucun fichier n'a été choisi.
inbox-broken-upload = L'envoi s'est interrompu ou il est endommagé. Rien n'a été gardé.
inbox-unknown-file = Ce type de fichier n'est pas connu : { $what }. On lit le texte, le HTML, les flux et le JSON. Rien n'a été gardé.
inbox-unreadable = L'article n'a pas pu être lu : { $what }. Rien n'a été gardé.
inbox-no-day = Ce n'est pas une date : { $what }. Écrivez-la ainsi : 2022-01-23.

## An article and its reports
review = Relecture
article-text = Texte de l'article
article-at-source = à la source
article-without-text = Le texte de cet article n'a pas été gardé.
article-no-report = Le programme n'a lu aucun rapport dans cet article.
article-no-report-help = S'il rapporte un incident, choisissez les mots qui le rapportent et ajoutez un rapport.
report = Rapport
reports = Rapports
report-number = rapport { $n }
report-moved = Quelqu'un d'autre s'est prononcé entre-temps sur ce rapport. Sa décision figure ci-dessous ; ce que vous avez saisi est toujours dans le formulaire. Acceptez de nouveau pour remplacer la sienne.
report-faults =
    { $n ->
        [0] Toutes les valeurs ont pu être lues.
        [one] Une valeur n'a pas pu être lue.
       *[other] { $n } valeurs n'ont pas pu être lues.
    }
read-unchecked = lu par un programme, vérifié par personne
sure-by = sûr à { $p } %
slot-trigger = les mots qui le rapportent
slot-date = quand
slot-place = où
slot-killed = morts
slot-wounded = blessés
slot-actor1 = qui
slot-actor2 = contre qui
legend = Ce que disent les marques
legend-toll = bilan
legend-who = organisation ou groupe
legend-own = dans ce rapport
verdict-open = à traiter
verdict-accepted = accepté
verdict-corrected = corrigé
verdict-rejected = rejeté
verdict-skipped = mis de côté
accept = Accepter
reject = Rejeter
skip-report = Mettre de côté
undo = Annuler
flag = Poser la question
unflag = Question réglée
flag-why = Une question aux autres
flag-needs-words = Écrivez la question.
decision-why = Pourquoi (facultatif)
keys-on = Raccourcis clavier
keys-help = Par leur place sur un clavier QWERTY, quelle que soit la disposition : A accepter (la touche Q d'un clavier AZERTY), R rejeter, S mettre de côté, U annuler, F poser la question, N nouveau rapport à partir des mots choisis, E premier champ, J et K rapport suivant et précédent, 1 à 7 mots choisis pour une valeur. Ctrl+Entrée accepte depuis un champ.
take = Prendre
pick = Prendre la sélection
look-up = Chercher le lieu
take-nothing = Choisissez d'abord quelque chose.
no-such-place = Aucun lieu de ce nom n'est connu. Saisissez ses codes, ou laissez le point vide.
add-report = Ajouter un rapport
add-report-words = Les mots qui rapportent un incident
add-report-help = Tels qu'ils figurent dans l'article ; ou choisissez-les dans le texte.
last-decisions = Vos dernières décisions
history = Historique
custody = Provenance
custody-name = Nom
custody-arrived = Arrivé
custody-bytes = Fichier d'origine
custody-none = non gardé
download = Télécharger
purge = Supprimer définitivement
purge-why = Pourquoi il faut le supprimer
purge-help = Supprime le texte, ses rapports, ce que l'historique en a gardé, les réponses des modèles et les incidents qui en dépendent. Il en reste une ligne sans contenu. C'est irréversible.
field-kind = Ce qui s'est passé
field-what = Type
field-when = Quand
field-from = Du
field-to = Au
field-where = Où
field-place = Lieu, en lettres latines
field-country = Pays
field-adm1 = Province ou région (ISO 3166-2)
field-point = Point sur la carte
field-lat = Latitude
field-lon = Longitude
field-prec = Précision
field-places = Lieux de ce nom
field-killed = Morts
field-wounded = Blessés
field-low = Au moins
field-best = Estimation
field-high = Au plus
field-killed-low = Morts, au moins
field-killed-best = Morts, estimation
field-killed-high = Morts, au plus
field-wounded-low = Blessés, au moins
field-wounded-best = Blessés, estimation
field-by = Par
field-on = Contre
field-codes = Codes, séparés par des virgules
field-words = Les mots qui le disent
field-from-text = Dans le texte
field-more = Autres champs
field-status = Statut de l'incident
field-casualties = Tués ou blessés, comptés ensemble
field-teller = Source citée
field-claimed-by = Revendiqué par
field-sure = Votre certitude (3 certain, 1 douteux)
field-background = Rapporté comme contexte
field-aggregate = Plusieurs incidents, un seul bilan
prec-1 = exact
prec-2 = près d'un lieu nommé
prec-3 = district
prec-4 = province
prec-5 = plusieurs provinces, ou vague
prec-6 = pays
prec-7 = eaux ou espace aérien internationaux
told-occurred = rapporté comme ayant eu lieu
told-claimed = affirmé par une partie au conflit
told-disputed = contesté
told-foiled = déjoué
wrong-kind = Choisissez un type.
wrong-day = Écrivez la date ainsi : 2022-01-20.
wrong-order-of-days = Le dernier jour précède le premier.
wrong-country = Écrivez les deux lettres du pays (IQ).
wrong-division = Cette province n'est pas dans ce pays.
wrong-no-place = Il faut à un incident au moins un pays ou une province.
wrong-degrees = Écrivez des degrés : latitude de −90 à 90, longitude de −180 à 180, les deux ou aucune.
wrong-number = Écrivez un nombre entier, ou laissez vide.
wrong-order-of-toll = Les nombres doivent croître du moins au plus, l'estimation entre les deux.
wrong-actor = Ce n'est pas un code. Prenez-en un de la liste, ou OTHER: suivi du nom anglais d'un groupe. Les personnes ne sont pas des acteurs.
wrong-status = Choisissez un statut.
wrong-quote = Ces mots ne figurent pas dans l'article.
wrong-no-trigger = Il faut à un rapport les mots qui le rapportent.
stage = L'article dans son ensemble
stage-note = Remarque :
stage-open =
    { $n ->
        [0] Tous les rapports sont traités.
        [one] Un rapport reste à traiter.
       *[other] { $n } rapports restent à traiter.
    }
stage-ready = Tous les rapports sont traités. Déclarez l'article vérifié, et une seconde personne pourra l'approuver.
stage-ready-alone = Tous les rapports sont traités. Déclarez l'article vérifié : il comptera comme vérifié par une seule personne.
stage-assign = Le prendre en charge
stage-check = Déclarer vérifié
stage-approve = Approuver
stage-send-back = Renvoyer
stage-why = Une remarque (nécessaire pour un renvoi)
stage-own-work = Vous l'avez codé. Quelqu'un d'autre l'approuve.
stage-checked-alone = Vérifié par une seule personne.
refused-own-work = Vous avez pris part au codage de cet article. Quelqu'un d'autre l'approuve.
refused-alone = Il y faut une équipe : l'approbation et le second codage demandent une seconde personne, avec un compte.
refused-undecided = Des rapports restent à traiter : { $what }.
refused-no-reason = Dites pourquoi.
done-accepted = Accepté.
done-corrected = Corrigé et accepté.
done-rejected = Rejeté.
done-skipped = Mis de côté.
done-undone = Annulé.
done-added = Un rapport a été ajouté, rempli avec ce qui en est le plus proche dans le texte : vérifiez-le.
done-flagged = La question figure à côté du rapport.
done-unflagged = La question est réglée.
done-assigned = Pris en charge.
done-checked = Vérifié.
done-approved = Approuvé.
done-sent-back = Renvoyé.
second-coding = Second codage
second-running =
    { $n ->
        [0] Aucun n'est en cours.
        [one] Un second codage est en cours.
       *[other] { $n } sont en cours.
    }
second-compare = Deux codages côte à côte
second-help = Vous codez l'article à partir de rien, sans voir ce qu'en ont fait les autres ni le programme ; puis les deux codages sont comparés.
second-begin = Commencer un second codage
second-all = Tous les seconds codages
second-none = Aucun second codage n'est encore terminé.
second-of-article = Article { $n }
second-is-open = Un second codage de cet article est ouvert, et il ne doit pas se mêler au premier. Terminez-le d'abord.
second-not-blind = Vous avez déjà pris des décisions sur des rapports de cet article : votre codage ne se ferait pas à l'aveugle.
second-no-report = Aucun rapport encore. Choisissez des mots qui rapportent un incident.
second-count =
    { $n ->
        [0] Aucun rapport.
        [one] Un rapport.
       *[other] { $n } rapports.
    }
second-end = Mon codage est terminé
coding-first = Premier codage
coding-second = Second codage
differs = différent
remove = Retirer
settle = Trancher
settle-which = Lequel retenir ?
settle-first = le premier
settle-second = le second
settle-leave-out = ni l'un ni l'autre : le laisser de côté
agreement-kappa = Types, κ de Cohen
agreement-f1 = Incidents, F1
agreement-counts = Trouvés
agreement-found = { $both } par les deux, { $first } par le premier seul, { $second } par le second seul

## Incidents
incidents-behind = Des décisions sont en cours de fusion ; ce qui figure ici date d'un instant.
incidents-filter = Filtre
incidents-filter-help = Des conditions séparées par des virgules, toutes à remplir ; une barre entre deux valeurs.
incidents-bad-filter = Le filtre n'a pas pu être lu.
incidents-dataset = Jeu de données
incidents-every-dataset = tous les jeux de données
dataset-merged = lus ici dans des articles
incidents-standing = Qui en répond
incidents-any = peu importe
standing-unchecked = lu par un programme, vérifié par personne
standing-one-person = vérifié par une seule personne
standing-approved = approuvé par une seconde personne
standing-imported = d'un jeu de données
incidents-order = Ordre
order-newest = les plus récents d'abord
order-oldest = les plus anciens d'abord
order-killed = par nombre de morts
order-place = par lieu
incidents-show = Afficher
incidents-count =
    { $n ->
        [0] Aucun incident.
        [one] Un incident.
       *[other] { $n } incidents.
    }
incidents-unchecked =
    { $n ->
        [0] Tous ont été vérifiés.
        [one] L'un d'eux a été lu par un programme et vérifié par personne.
       *[other] { $n } d'entre eux ont été lus par un programme et vérifiés par personne.
    }
incidents-none = Aucun incident ne correspond.
incidents-views = Façons de les regarder
view-table = Tableau
view-map = Carte
view-line = Chronologie
view-calendar = Calendrier
incidents-told-by = Sources
incidents-narrow = Restreindre
facet-country = Pays
facet-kind = Types
facet-year = Années
incidents-saved = Filtres gardés
incidents-save-as = Garder ce filtre sous le nom
incidents-bad-name = Il faut un nom à un filtre gardé.
incidents-too-many-saved = 200 filtres sont gardés ; supprimez-en un d'abord.
incidents-id = Identifiant
page-before = Précédente
page-after = Suivante
kind-unknown = type non indiqué
comma = ,
colon = {" :"}
percent = { $p } %
moment = { $day } à { $time } UTC
map-of-record =
    { $n ->
        [0] Une carte sans incident.
        [one] Une carte avec un incident.
       *[other] Une carte avec { $n } incidents ; les cercles croissent avec leur nombre en un même lieu.
    }
map-caption =
    { $n ->
        [0] Aucun incident.
        [one] Un incident. Un contour en tirets : le lieu n'est connu qu'à peu près.
       *[other] { $n } incidents ; un cercle croît avec leur nombre en un même lieu. En tirets : le lieu n'est connu qu'à peu près.
    }
map-left-out =
    { $n ->
        [0] Aucun autre n'est laissé de côté.
        [one] Un autre se trouve en un lieu qui n'est pas dessiné.
       *[other] { $n } autres se trouvent en des lieux qui ne sont pas dessinés.
    }
map-unplaced =
    { $n ->
        [0] Tous ont des coordonnées.
        [one] Un incident n'a pas de coordonnées.
       *[other] { $n } incidents n'ont pas de coordonnées.
    }
map-nothing = Rien ici n'a de lieu sur la carte.
line-of-record = Incidents au fil du temps, du { $from } au { $to } ; au plus { $most } par barre.
line-days = Incidents selon le jour où ils ont commencé.
line-months = Incidents selon le mois où ils ont commencé.
line-years = Incidents selon l'année où ils ont commencé.
line-as-table = La même chose en tableau
calendar-of = Incidents de { $year } selon le jour où ils sont survenus
calendar-longer =
    { $n ->
        [0] Tous ceux de cette année sont datés au jour près.
        [one] Un incident de cette année n'est pas daté au jour près.
       *[other] { $n } incidents de cette année ne sont pas datés au jour près.
    }
incident-differ = Là où les sources divergent
incident-by =
    { $n ->
        [0] aucune source
        [one] une source
       *[other] { $n } sources
    }
incident-reports = Rapports
incident-more-reports =
    { $n ->
        [0] Tous les rapports sont affichés.
        [one] Un autre rapport n'est pas affiché.
       *[other] { $n } autres rapports ne sont pas affichés.
    }
incident-sources = Sources
incident-columns = Autres colonnes de son jeu de données
pairs-heading = Un incident, ou deux ?
pairs-split = Ce rapport parle d'un autre incident
pairs-join = C'est le même que
pairs-look = voir
pairs-preview = Voir ce qui en résulterait
pairs-preview-title = Ce qui en résulterait
pairs-before = Maintenant
pairs-after = Ensuite
pairs-preview-help = Les rapports concernés, fusionnés avec cette décision. Elle peut être retirée.
pairs-decide-same = C'est un seul incident
pairs-decide-different = Ce sont deux incidents
pairs-leave = Laisser comme c'est
pairs-decided = Décidé
pairs-withdraw = Retirer

## Out of the desk
coded-heading = Les corrections en jeu codé
coded-what = Ce que des personnes ont vérifié instruit le lecteur automatique. Ces fichiers ne nomment personne qui ait codé, et les mots omis dans les exports le sont ici.
coded-reports = Rapports vérifiés
coded-articles = Leurs articles
coded-approved-reports = Rapports approuvés
coded-approved-articles = Articles approuvés
redactions = Mots omis dans les exports
redaction-words = Mots, tels qu'ils figurent dans l'article
redaction-help = Avant tout, des noms de particuliers. Partout où ils figurent dans cet article et ses citations, un signe remplace chaque lettre dans tous les exports.
redaction-why = Pourquoi
redaction-add = Omettre
redaction-drop = Rétablir
action-redacted = mots omis dans les exports
action-unredacted = mots rétablis dans les exports

## Questions (the block of questions, briefs and data)
kinds-heading = Que demander
kind-sync = Deux théâtres coïncident-ils ?
kind-pair = Une telle paire est-elle rare ?
kind-waves = Jours communs
kind-trend = Tendance
kind-wake = Qu'est-ce qui suit un événement ?
kind-seam = Le long d'une ligne
kind-near = Près de zones
kind-rank = Rang d'un incident
kind-share = Part
kind-article = Ce qu'un article rapporte et affirme
kind-brief = Synthèse
kind-sync-what = Les événements de deux théâtres coïncident-ils plus souvent que le hasard ne l'explique ? La réponse est une synthèse illustrée.
kind-pair-what = Combien de fois deux incidents au moins aussi grands tombent-ils si près l'un de l'autre par hasard ?
kind-waves-what = Quels jours plusieurs théâtres ont-ils été actifs ensemble, plus que le hasard ne l'explique ?
kind-trend-what = Le rythme monte-t-il ou baisse-t-il, et quand son niveau a-t-il changé ?
kind-wake-what = Après un événement du premier théâtre, s'en produit-il plus dans le second qu'avant lui ?
kind-seam-what = Les incidents se tiennent-ils près d'une ligne, plus que les localités alentour ne l'expliquent ?
kind-near-what = Les incidents se tiennent-ils près de zones, prises ensemble ? Aucune zone n'est énumérée ni classée.
kind-rank-what = Quelle place un incident tient-il parmi ceux du relevé, et à quel point est-il exceptionnel ?
kind-share-what = Quelle part de certains incidents est d'un type donné, et est-ce la plupart ?
kind-article-what = Les incidents que l'article rapporte, les deux théâtres qu'il met en regard, et chacune de ses affirmations, confrontés aux données.
ask-field-of = Données
ask-field-of-usual = tous les jeux de données importés ; à défaut, les incidents des articles
ask-field-a = Premier théâtre
ask-field-b = Second théâtre
ask-field-filter = Quels incidents
ask-field-part = Quelle part d'entre eux
ask-field-filter-help = Des conditions séparées par des virgules : country=IQ,actor1=IS
ask-field-first = Jour de l'incident du premier théâtre
ask-field-second = Jour de l'incident du second théâtre
ask-field-on = Jour de l'incident (vide : le plus grand de tous)
ask-field-by = Les théâtres sont
ask-by-country = des pays
ask-by-adm1 = des provinces ou des régions
ask-by-actor = ceux qui ont usé de la force les premiers
ask-field-line = La ligne
ask-field-areas = Les zones
ask-field-line-help = GeoJSON, ou un tableau avec les colonnes lat et lon.
ask-field-near = « Près » : à tant de kilomètres au plus
ask-field-from = Du
ask-field-to = Au
ask-field-within = « Proches » : à tant de jours au plus
ask-field-certificate = Mesurer le test lui-même sur des données simulées semblables
certificate-yes = oui : la réponse dit combien de fois ce test se trompe
certificate-no = non : plus rapide
ask-it = Demander
plan-it = Fixer comme plan
plan-help = Un plan est cette question avec le jour où elle fut fixée et une empreinte, en un fichier. Suivi plus tard (tazamun sync --plan), il montre que le test n'a pas été choisi après examen des données.
ask-again = Redemander la même chose
ask-otherwise = Demander autrement
ask-selects-a =
    { $n ->
        [0] Le premier théâtre ne compte aucun incident.
        [one] Le premier théâtre compte un incident.
       *[other] Le premier théâtre compte { $n } incidents.
    }
ask-selects-b =
    { $n ->
        [0] Le second théâtre ne compte aucun incident.
        [one] Le second théâtre compte un incident.
       *[other] Le second théâtre compte { $n } incidents.
    }
ask-selects-filter =
    { $n ->
        [0] Le filtre ne retient aucun incident.
        [one] Le filtre retient un incident.
       *[other] Le filtre retient { $n } incidents.
    }
ask-selects-part =
    { $n ->
        [0] Le filtre de la part ne retient aucun incident.
        [one] Le filtre de la part retient un incident.
       *[other] Le filtre de la part retient { $n } incidents.
    }
ask-short-a = premier
ask-short-b = second
ask-short-filter = de
ask-short-part = part
form-fault = Cela ne peut se demander ainsi.
fault-filter = Le filtre n'a pas pu être lu :
fault-filter-what = Le filtre n'a pas pu être lu : { $what }
fault-question = On ne peut y répondre ainsi :
fault-needed = Ce champ est nécessaire.
fault-too-long = C'est trop long.
fault-day = Ce n'est pas une date ; écrivez-la comme 2022-01-23 :
fault-days = Le dernier jour précède le premier.
fault-closeness = Écrivez un nombre de jours de 0 à 366.
fault-distance = Écrivez un nombre de kilomètres de 0 à 1000.
fault-line = Aucune ligne ni zone n'a pu être lue ici :
fault-article = Cet article n'existe pas.
fault-no-data = Aucun jeu de données ne porte ce nom :
fault-stopped = Arrêté avant que la réponse soit là.
ask-facets-heading = Ce que les données contiennent le plus
ask-facets-help = Une valeur est reprise dans un théâtre ; elle y remplace celle du même champ.
ask-facet-country = Pays
ask-facet-actor = Qui a usé de la force le premier
ask-facet-kind = Types
ask-add-to-a = dans le premier
ask-add-to-b = dans le second
ask-add-to-filter = dans le filtre
ask-add-to-part = dans la part
job-heading = Réponse en cours
job-running = Une de vos questions est en cours de réponse.
job-share = { $percent } % des paires simulées sont faites.
job-stop = Arrêter
job-look = Regarder de nouveau
asked-heading = Ce qui a été demandé
asked-none = Rien n'a encore été demandé.
asked-count =
    { $n ->
        [0] Rien n'a encore été demandé à ces données ({ $data }).
        [one] Une question a été posée à ces données ({ $data }). À en poser beaucoup, on trouve quelque chose par pure chance.
       *[other] { $n } questions différentes ont été posées à ces données ({ $data }). À en poser beaucoup, on trouve quelque chose par pure chance.
    }
asked-when = Quand
asked-what = Question
asked-data = Données
asked-p = p
asked-corrected = p après toutes les questions
stale = données changées depuis
stale-what = Les données ont changé depuis cette réponse. Ce qu'elle dit a été trouvé dans les anciennes.
later-answer = La même chose a été demandée plus tard : voir cette réponse.
back-to-questions = Retour aux questions
many-heading = Combien de questions
many-holm =
    { $n ->
        [0] p = { $p }.
        [one] p = { $p }. C'est le seul test : il reste à { $corrected }.
       *[other] p = { $p }. Corrigé pour { $n } tests (Holm), il est de { $corrected }.
    }
many-no-longer = Corrigé pour tout ce qui a été demandé à ces données, ce n'est plus davantage que le hasard n'explique, à 5 %.
many-no-p = Cette réponse n'a pas de p à corriger.
changed-heading = Ce qui a changé depuis la fois précédente
changed-since = Ce qui a changé depuis la version précédente
changed-nothing = Rien : les nombres et les données sont les mêmes.
changed-data = Les données : { $was } incidents alors, { $is } maintenant, et ce ne sont pas les mêmes.
changed-verdict = Le verdict : { $was } alors, { $is } maintenant.
changed-number = { $name } : { $was } alors, { $is } maintenant.
changed-unchecked = Incidents que personne n'a vérifiés : { $was } alors, { $is } maintenant.
ask-number-p = p
ask-number-observed = paires de jours proches
ask-number-expected = paires de jours proches attendues du hasard
ask-number-events = incidents
ask-number-events-a = incidents du premier théâtre
ask-number-events-b = incidents du second théâtre
ask-number-per-year = coïncidences dues au hasard par an
ask-number-share = part
ask-number-places = lieux de comparaison
ask-verdict-consistent-with-chance = s'accorde avec le hasard
ask-verdict-more-than-chance = plus que le hasard n'explique
ask-verdict-too-thin = trop peu pour conclure
ask-verdict-withheld = aucun verdict possible
ask-verdict-more-after-than-before = plus après qu'avant
ask-verdict-nearer-than-places-explain = plus près que les lieux ne l'expliquent
ask-verdict-most = la plupart
ask-verdict-less-than-half = moins de la moitié
ask-verdict-open = ouvert
ask-verdict-rising = en hausse
ask-verdict-falling = en baisse
ask-verdict-no-trend = aucune tendance
answer-none = Réponse
answer-changed-by-others = Un autre programme a modifié les images de cette réponse ; elles ne sont pas montrées. Redemandez pour les avoir.
answer-other-language = Cette réponse n'a été gardée qu'en anglais. Redemandez pour l'avoir en français.
status-heading = Qui répond des incidents
status-unchecked =
    { $n ->
        [0] Aucun incident n'est resté sans vérification.
        [one] Un incident a été lu par un programme et vérifié par personne.
       *[other] { $n } incidents ont été lus par un programme et vérifiés par personne.
    }
status-one-person =
    { $n ->
        [0] Aucun incident n'a été vérifié par une seule personne.
        [one] Un incident a été vérifié par une seule personne.
       *[other] { $n } incidents ont été vérifiés par une seule personne.
    }
status-approved =
    { $n ->
        [0] Aucun incident n'a été vérifié par deux personnes.
        [one] Un incident a été vérifié par deux personnes.
       *[other] { $n } incidents ont été vérifiés par deux personnes.
    }
status-imported =
    { $n ->
        [0] Aucun incident ne vient d'un jeu de données.
        [one] Un incident vient d'un jeu de données, dont les auteurs répondent.
       *[other] { $n } incidents viennent de jeux de données, dont les auteurs répondent.
    }

## Claims of an article
claims-heading = Ce que l'article affirme
claims-what = Des phrases qui disent quelque chose de l'ensemble des attaques, telles qu'un programme les a trouvées ; personne ne les a vérifiées. Chacune mène à une question.
claims-of-article-none = Aucune affirmation sur l'ensemble des attaques n'a été trouvée.
claims-brief = Tout confronter aux données
claims-ask = Le demander aux données

## Briefs
briefs-what = Des synthèses remises à d'autres. L'adresse de chacune reste ; chaque version peut être consultée.
briefs-none = Aucune synthèse n'a encore été publiée. Posez une question : sa réponse peut l'être.
briefs-title = Synthèse
briefs-versions = Versions
briefs-at = Publiée le
brief-version = Version { $version } sur { $versions }
brief-newer = Il existe une version plus récente.
back-to-briefs = Retour aux synthèses
publish = Publier en synthèse
action-published = synthèse publiée

## Data in and out
data-sets = Jeux de données
data-set = Jeu de données
data-incidents = Incidents
data-merged = fusionnés à partir des articles d'ici
data-release = Version
data-releases = Versions reçues
data-file = Fichier
data-added = Ajoutés
data-changed = Changés
data-removed = Retirés
data-kept = Inchangés
import-heading = Importer un jeu de données
import-file = Un fichier d'événements
import-file-help = UCDP GED, ACLED, GTD, GDELT, POLECAT, CSV, JSON Lines ou GeoJSON, aussi en gzip ou ZIP ; 60 Mo au plus. Il entre en entier, ou pas du tout.
import-name = Nom du jeu de données
import-name-help = Vide : le nom du fichier. Une version ultérieure du même nom remplace la précédente.
import-format = Format
import-format-usual = d'après son contenu
import-encoding = Encodage, si ce n'est pas UTF-8
import-lenient = Laisser de côté les lignes fautives, en les nommant
import-it = Importer
import-done = Ce que le fichier est devenu
import-read =
    { $n ->
        [0] { $file } a été lu comme { $format } : aucun incident.
        [one] { $file } a été lu comme { $format } : un incident.
       *[other] { $file } a été lu comme { $format } : { $n } incidents.
    }
import-into = C'est désormais la version la plus récente de { $dataset }.
import-same-file = Ce fichier même est le dernier importé. Rien n'a été modifié.
import-added =
    { $n ->
        [0] Aucun incident n'est ajouté.
        [one] Un incident est ajouté.
       *[other] { $n } incidents sont ajoutés.
    }
import-changed =
    { $n ->
        [0] Aucun incident n'est changé.
        [one] Un incident est changé.
       *[other] { $n } incidents sont changés.
    }
import-removed =
    { $n ->
        [0] Aucun incident n'est retiré.
        [one] Un incident est retiré.
       *[other] { $n } incidents sont retirés.
    }
import-kept =
    { $n ->
        [0] Aucun incident n'est inchangé.
        [one] Un incident est inchangé.
       *[other] { $n } incidents sont inchangés.
    }
import-findings =
    { $n ->
        [0] Les données d'aucun résultat gardé n'ont changé.
        [one] Les données d'un résultat gardé ont changé depuis.
       *[other] Les données de { $n } résultats gardés ont changé depuis.
    }
import-lost = Ce qui a été réparé, laissé de côté ou gardé hors des champs
import-lost-nothing = Rien n'a été réparé ni laissé de côté, et chaque colonne a un champ.
import-mended =
    { $n ->
        [0] Lu sans réparation
        [one] Lu seulement après réparation, d'une sorte
       *[other] Lu seulement après réparation, de { $n } sortes
    }
import-passed-over =
    { $n ->
        [0] Aucune ligne n'a été laissée de côté
        [one] Une ligne a été laissée de côté
       *[other] { $n } lignes ont été laissées de côté
    }
import-own-columns =
    { $n ->
        [0] Chaque colonne a un champ dans le manuel de codage
        [one] Une colonne n'a pas de champ dans le manuel de codage ; elle est gardée comme texte
       *[other] { $n } colonnes n'ont pas de champ dans le manuel de codage ; elles sont gardées comme texte
    }
import-look = Voir les incidents
import-unreadable = Le fichier n'a pas pu être importé : { $what }. Rien n'a été modifié.
import-bad-name = Ce nom ne convient pas à un jeu de données : { $what }. Écrivez de 1 à 100 caractères sans + ; « merged » est réservé aux articles d'ici.
export-heading = Exporter des incidents
export-what = Les noms de ceux qui codent, leurs remarques et leurs décisions restent ici. Ce qu'un format ne peut porter est dit auparavant.
export-look = Voir ce qu'il contiendrait
export-lost = Ce que ce format ne peut porter
export-lost-nothing = Il porte tout.
export-count =
    { $n ->
        [0] Aucun incident, en { $format }.
        [one] Un incident, en { $format }.
       *[other] { $n } incidents, en { $format }.
    }
export-missing =
    { $n ->
        [0] Tous les incidents peuvent être écrits.
        [one] Un incident ne peut être écrit du tout.
       *[other] { $n } incidents ne peuvent être écrits du tout.
    }
export-it = Prendre le fichier
export-address = L'adresse de cet export :
export-not-written = L'écriture n'a pas abouti : { $what }

## What happened
digest-heading = Ce qui s'est passé
digest-since = Depuis le
digest-yesterday = Depuis hier
digest-last-look = Depuis ma dernière visite
digest-seen = J'en ai pris connaissance
digest-nothing = Il ne s'est rien passé.
digest-decisions = Décisions
digest-import =
    { $added ->
        [one] { $added } ajouté
       *[other] { $added } ajoutés
    }, { $changed ->
        [one] { $changed } changé
       *[other] { $changed } changés
    }, { $removed ->
        [one] { $removed } retiré
       *[other] { $removed } retirés
    }
digest-articles =
    { $n ->
        [0] Aucun article n'est arrivé.
        [one] Des articles sont arrivés une fois.
       *[other] Des articles sont arrivés { $n } fois.
    }
digest-questions =
    { $n ->
        [0] Aucune question n'a été posée.
        [one] Une question a été posée.
       *[other] { $n } questions ont été posées.
    }
digest-published =
    { $n ->
        [0] Aucune version de synthèse n'a été publiée.
        [one] Une version de synthèse a été publiée.
       *[other] { $n } versions de synthèses ont été publiées.
    }
