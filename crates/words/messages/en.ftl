### Words of every answer in English, in Fluent's syntax (projectfluent.org).
### Every message here stands in ar.ftl too, with the same values. No message holds HTML.

## Dates

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-days = { $first }–{ $last } { $month } { $year }
date-span = { $from } to { $to }

## Pieces that other messages use

# Two days count as close. 0: the same day.
within =
    { $within ->
        [0] on the same day
        [one] within one day of each other
       *[other] within { $within } days of each other
    }
killed =
    { $n ->
        [0] nobody killed
       *[other] { $n } killed
    }
killed-at-least = at least { killed }
killed-range = { $low } to { $n } killed
wounded =
    { $n ->
        [0] nobody wounded
       *[other] { $n } wounded
    }
wounded-at-least = at least { wounded }
wounded-range = { $low } to { $n } wounded
casualties = { $n } killed or wounded
toll-unknown = no toll given
place-unknown = place not given
what-unknown = incident
# Kinds of events in a newspaper's words, by the label of the codebook.
what-armed-clash = armed attack or clash
what-government-regains-territory = territory retaken by government forces
what-non-state-actor-overtakes-territory = territory seized by an armed group
what-suicide-bomb = suicide bombing
what-remote-explosive-landmine-ied = bombing
what-air-drone-strike = air strike
what-shelling-artillery-missile-attack = shelling or rocket attack
what-grenade = grenade attack
what-chemical-weapon = attack with chemicals
what-attack = attack on people who did not fight
what-abduction-forced-disappearance = abduction
what-sexual-violence = sexual violence
what-mob-violence = mob violence
what-violent-demonstration = violent demonstration
what-peaceful-protest = peaceful protest
what-protest-with-intervention = protest broken up
what-excessive-force-against-protesters = force against protesters
what-arrests = arrests
what-agreement = agreement
what-disrupted-weapons-use = weapons found or made harmless
what-looting-property-destruction = looting or destruction
what-non-violent-transfer-of-territory = territory handed over
what-headquarters-or-base-established = base set up
what-change-to-group-activity = change within a group
what-other = other event
what-battles = fighting
what-explosions-remote-violence = bombing or shelling
what-violence-against-civilians = violence against civilians
what-riots = riot
what-protests = protest
what-strategic-developments = event without fighting
named = { $name }: { $value }
place-in = { $place }, { $in }
side-of = { $actor } in { $place } ({ $n })
side-any = { $place } ({ $n })
short-name = { $place }, { $date }
incident-line = { $place }, { $date }: { $what }, { $toll }

## The head of the page

skip = Skip to the answers
kicker = Chance or coordination?
published = Article of { $date }
articles-read =
    { $n ->
        [one] One article read
       *[other] { $n } articles read
    }
question-only = Asked without an article

headline-consistent-with-chance = Attacks in { $a } and { $b }: their timing is consistent with chance
headline-more-than-chance = Attacks in { $a } and { $b }: more coincidences than chance explains
headline-too-thin = Attacks in { $a } and { $b }: the record is too thin to tell
headline-withheld = Attacks in { $a } and { $b }: no verdict can be given
headline-not-tested = No coincidence was tested: there is nothing to compare
headline-no-events = No coincidence was tested: the data hold no events to compare

## The four answers

ask-happened = What happened?
ask-coordinated = Were they coordinated?
ask-sure = How sure is that?
ask-missing = What is missing?

happened-two = Two attacks, side by side:
happened-asked = The question compares all recorded attacks in { $a } with those in { $b }.
article-tells =
    { $articles ->
        [one] The article tells
       *[other] The articles tell
    }
happened-told =
    { $n ->
        [0] { article-tells } no incident that can be placed and dated.
        [one] { article-tells } one incident:
       *[other] { article-tells } { $n } incidents:
    }
happened-more =
    { $n ->
        [one] One more stands below.
       *[other] { $n } more stand below.
    }

close-days =
    { $observed ->
        [0] Attack days in { $place-a } and in { $place-b } never fell { within }
        [one] Once, attack days in { $place-a } and in { $place-b } fell { within }
       *[other] { $observed } times, attack days in { $place-a } and in { $place-b } fell { within }
    }
coordinated-consistent-with-chance = The record does not show it. { close-days }; chance alone gives about { $expected }.
coordinated-more-than-chance = Possibly. { close-days }; chance alone gives about { $expected }. A shared cause could do the same as a shared order.
coordinated-too-thin = It cannot be told: the record holds { $a } usable attacks in { $place-a } and { $b } in { $place-b }; the test needs { $needed } on each side.
coordinated-withheld = It cannot be told: on data like these the test itself is not to be trusted.
coordinated-unmeasured = { $verdict ->
        [more-than-chance] Possibly: the test finds more coincidences than chance explains.
       *[other] The record does not show it.
    }
coordinated-no-incident = Nothing was tested: no incident with a place and a date is told.
coordinated-one-incident = Nothing was tested: one incident alone cannot coincide with another.
coordinated-no-shared-actor = Nothing was tested: no group is told to have acted in two countries or two governorates.
coordinated-no-events = Nothing was tested: the data hold no event of one of the two theatres.

# $confidence: high, moderate or low, by the rules in strength.rs.
sure-power =
    { $confidence ->
        [high] Fairly sure: the test would seldom miss a link.
        [moderate] Moderately sure: the test may miss a link.
       *[low] Not very: the test could easily miss a link.
    } Had { $effect } in 100 of the attacks in { $a } really been answered in { $b }, the test would have noticed { $power } times in 100.
sure-alarms =
    { $confidence ->
        [high] Fairly sure.
        [moderate] Moderately sure.
       *[low] Not very.
    } On unrelated attacks with the same rhythm the test raises a false alarm { $alarms } times in 100.
sure-doubts = Doubts about the events themselves leave the verdict as it is in { $same } % of { $draws } draws.
sure-unmeasured = Not very: how often the test errs on data like these was not measured.
sure-none = Not at all: any answer would be a guess.
sure-untested = No claim of coordination is confirmed or refuted here.

missing-coverage = Attacks that nobody reported, or that the record missed: its coverage is uneven.
missing-gaps =
    { $n ->
        [one] For one stretch of time the record holds nothing of one side.
       *[other] For { $n } stretches of time the record holds nothing of one side.
    }
missing-vague =
    { $n ->
        [one] One attack is dated too vaguely to count.
       *[other] { $n } attacks are dated too vaguely to count.
    }
missing-unreviewed =
    { $n ->
        [one] One incident told here is unreviewed: a program read it, and no person has checked it.
       *[other] { $n } incidents told here are unreviewed: a program read them, and no person has checked them.
    }
missing-unreviewed-events =
    { $n ->
        [one] One event of the record is unreviewed: a program read it, and no person has checked it.
       *[other] { $n } events of the record are unreviewed: a program read them, and no person has checked them.
    }
missing-unreported = Attacks that nobody reported, and whatever is not told here.

## Sections

section-series = Day by day
section-rare = How rare is such a pair?
section-usual = What the usual test would have said
section-lags = Does one side lead the other?
section-choices = Would other choices change the answer?
section-map = Where
section-calendar = Days on which both were active
section-evidence = The evidence, word by word
section-not-said = What this does not say
section-change = What would change the answer
section-limits = The limits of the data
section-method = How it was tested
section-reproduce = Get this page again

## The pictures

series-text = Each bar is a day with attacks: the taller, the more were killed. Lines join days { within }.
series-key-scale = { $n } killed
series-key-pair = a close pair of days
series-key-gap = no entries: a gap in the record, not calm
series-alt = Two rows of bars on one time axis, { $from } to { $to }: { $a } attacks in { $place-a } above, { $b } in { $place-b } below. { $pairs } pairs of days lie close together.

rare-text = Two attacks at least that large fall { within } by chance: { $often }. { $seen }
rare-often-year =
    { $times ->
        [one] about once a year
       *[other] about { $times } times a year
    } (95 % interval { $low } to { $high })
rare-often-years =
    { $years ->
        [one] about once a year
       *[other] about once in { $years } years
    } (95 % interval { $low } to { $high } years)
rare-often-years-open = about once in { record-years } (95 % interval from { $low } years upwards)
rare-never = hardly ever in a record like this
rare-seen =
    { $n ->
        [0] In { record-years } the record holds none.
        [one] In { record-years } the record holds one.
       *[other] In { record-years } the record holds { $n }.
    }
record-years =
    { $years ->
        [one] one year
       *[other] { $years } years
    }
rare-chance = The chance of at least one in a span that long: { $chance } in 100.
rare-size-both = Counted were attacks with { $a } killed or more in { $place-a } and { $b } or more in { $place-b }.
rare-size-a = Counted were attacks with { $a } killed or more in { $place-a }, and attacks of any size in { $place-b }, where no toll is known.
rare-size-b = Counted were attacks with { $b } killed or more in { $place-b }, and attacks of any size in { $place-a }, where no toll is known.
rare-size-any = Attacks of any size were counted, since no toll is known.
rare-key = The dot is the best estimate, the band its 95 % interval.
rare-alt = A scale from once a week to once in a hundred years. Such a pair comes by chance { $often }.
rare-tick-week = weekly
rare-tick-month = monthly
rare-tick-year = yearly
rare-tick-10 = 10 years
rare-tick-100 = 100 years

usual-text = Scattering the days of one side at random over the whole period, as is often done, gives p = { $shuffle }. That forgets that both sides live through the same war, and rise and fall with it. The test used here compares the record with itself at all other distances in time: p = { $p }.
usual-misleads = Here the usual test would have misled: it calls chance a link.
usual-agrees = Here both come to the same answer.
usual-explain = p is how often chance alone gives at least as many close pairs: { $p-hundred } times in 100.
usual-zone = more than chance
usual-shuffle = usual test
usual-ours = this test
usual-alt = p-values: { $shuffle } by the usual test, { $p } by the test used here; below 0.05 counts as more than chance.

lags-text = Above the upper line would be more than chance. Right of zero: { $b } after { $a }.
lags-alt = Agreement of the two series at shifts of { $first } to { $last } days, with the limits of chance. At no shift: { $zero }; limit { $limit }. { $outside ->
        [0] No shift lies above the limit.
        [one] One shift lies above the limit.
       *[other] { $outside } shifts lie above the limit.
    }
lags-axis = days by which { $b } is later

choices-text = Each field is the same question with another idea of "close" and "large". Darker: rarer by chance alone.
choices-alt = Table of { $n } reasonable choices. { $below ->
        [0] None gives a p-value below 0.05.
        [one] One gives a p-value below 0.05.
       *[other] { $below } give a p-value below 0.05.
    } Chance alone gives one such in 20.
choices-alt-rate = Table of { $n } reasonable choices: chance coincidences a year run from { $low } to { $high }.
choices-days =
    { $within ->
        [0] same day
        [one] ±1 day
       *[other] ±{ $within } days
    }
choices-killed = { $place-a }: { $a ->
        [0] any toll
       *[other] { $a }+ killed
    }; { $place-b }: { $b ->
        [0] any toll
       *[other] { $b }+ killed
    }
choices-each = { $n }+ killed on each side
choices-any = any toll
choices-thin = too few
choices-caption-p = p-value of each choice
choices-caption-rate = Close pairs a year that chance alone gives

map-text = Circles grow with the number killed; a dashed outline marks a place that is known only roughly.
map-compared = Heavy rings mark the two attacks compared.
map-alt = Map with { $a } attacks in { $place-a } and { $b } in { $place-b }.
map-dropped =
    { $n ->
        [one] One smaller attack is not drawn: of each side the { $shown } that killed most are.
       *[other] { $n } smaller attacks are not drawn: of each side the { $shown } that killed most are.
    }
map-unplaced =
    { $n ->
        [one] One attack has no coordinates and is not on the map.
       *[other] { $n } attacks have no coordinates and are not on the map.
    }

calendar-text = A square is a day, a row a month; only events dated to a single day are shown.
calendar-alt = Calendar, { $from } to { $to }: { $both } days with attacks on both sides, { $a } in { $place-a } alone, { $b } in { $place-b } alone.
calendar-both = both
calendar-only = { $place } only
calendar-wave = a wave: several regions at once
waves-none = No run of up to a week stands out among { $n } regions: the strongest of them would be matched by chance in { $p } of 100 such records.
waves-some =
    { $n ->
        [one] In one run of days several of { $of } regions were active together more than their own rhythm explains:
       *[other] In { $n } runs of days several of { $of } regions were active together more than their own rhythm explains:
    }
wave = { $days }: { $places } (p = { $p })

## Evidence

evidence-text = Every value below was read from the words marked in the quotation. Follow a number to come here.
evidence-none = No article was given; the answer rests on the data alone.
report-from = { $source }, { $date }
report-unsourced = unnamed source
report-says = according to { $who }
report-model = the language model { $model } pointed at it (prompt { $prompt }, answer { $answer }); nobody has checked it
slot-date = when
slot-place = where
slot-killed = killed
slot-wounded = wounded
slot-actor1 = by
slot-actor2 = against
slot-what = what
by-whom = by { $names }
against-whom = against { $names }
status-claimed = claimed by a party to the conflict alone
status-disputed = disputed
status-foiled = foiled
background = told as background
aggregate = several attacks, one toll
sources-differ = The sources differ:
sources-toll = { $toll } ({ $source })
read-there = Read it there
read-other-language = { $doc }: this text is in { $language } (its words: { $words }), which is not read; no reports
read-other-letters = { $doc }: this text is in { $language } by its letters, which is not read; no reports
compared-mark = compared

## What it does not say

not-said-1 = It does not say that nobody planned anything. It says what dates alone can show.
not-said-2 = Close dates are no proof of an order, and distant dates are no proof of its absence.
not-said-3 = It speaks of groups and theatres, never of persons.
change-power = A longer or fuller record: with { $events } attacks in the smaller series, weak links stay unseen.
change-cert = A measurement of how often this test errs on data like these.
change-hours = Times of day, orders, claims or messages: evidence other than dates.
change-thin = More recorded attacks on the side that has fewest.

## Data and method

limits-used = { $used } attacks in { $place } were used, on { $days } different days; { $vague } were dated too vaguely, { $outside } lie outside the period.
limits-window = Period compared: { $from } to { $to }.
limits-gap = { $place }: no entries, { $days }
limits-excluded = Left out before the test: { $n } { $why }
data-file = File
data-hash = SHA-256
data-events = Events
data-licence = Licence
data-cite = Cite as
data-origin = Origin
method-plain = For each side the usual number of attacks a day is worked out from the days around it and from the weekday. What is left over, the surprise of a day, is compared between the two sides. If the surprises meet at distance zero no more often than at other distances, chance explains the coincidences.
method-model =
    { $n ->
        [one] One report told here was read where the language model { $model } pointed (prompt { $prompt }): its values stand in the article, but which of them belong together the model said, and nobody has checked it.
       *[other] { $n } reports told here were read where the language model { $model } pointed (prompt { $prompt }): their values stand in the articles, but which of them belong together the model said, and nobody has checked it.
    }
method-technical = The technical part
method-p = One-sided p at distance zero among { $lags } other distances: { $p }.
method-excess = Close pairs beyond expectation: { $excess } (95 % interval { $low } to { $high }); observed { $observed }, expected { $expected }.
method-cert = Checked on { $pairs } simulated unrelated pairs with the same rhythm: { $alarms } % false alarms at a nominal { $level } % (95 % interval { $low } to { $high } %); { $power } % found where { $effect } % of the attacks were answered.
method-doubts = Doubts about the events (how they were read and merged, on which of several days they fell) were drawn { $draws } times: the verdict stayed the same in { $same } % of the draws; p was { $p } in the middle, and { $low } to { $high } in 95 % of them.
method-no-doubts = No event is recorded with a doubt from which to draw: how far errors of the record would move the verdict is not known.
method-no-cert = No certificate was computed for this page: its error rate on data like these is not known.
method-withheld = The verdict is withheld: { $reason }
method-filters = Selected as { $a } against { $b }.
method-chosen-article = The two sides are those of the attacks that the article sets side by side.
method-chosen-user = Both sides were chosen by whoever asked.
method-rules = Confidence follows fixed rules: it is high only where the test would see a real link of the stated size at least 80 times in 100 (or raises few false alarms at p below 0.01) and the record has no known gaps; moderate from 50 in 100; low otherwise.
reproduce-command = Command
reproduce-version = Version
reproduce-seed = Seed of the random numbers
reproduce-made = Made on
footer = Tazamun tests events, never people. This page holds no script and asks for no address.

## Claims of articles about attacks in the aggregate

claim-kind-synchrony = attacks fall together
claim-kind-coincidence = two incidents close in time
claim-kind-increase = more attacks than before
claim-kind-decrease = fewer attacks than before
claim-kind-unchanged = attacks go on as before
claim-kind-superlative = the largest, the deadliest or the first
claim-kind-gap = the first or the last for a time
claim-kind-trigger = one set off another
claim-kind-seam = attacks keep to a border or a front
claim-kind-haven = attacks come from a refuge
claim-kind-theatre = attacks spread over many places
claim-kind-strength = a group is weaker or stronger
claim-kind-share = most, or a part, of the attacks
claim-stance-asserted = said to be so
claim-stance-denied = said to be wrong
claim-stance-feared = feared or forecast
claim-stance-asked = asked
claim-by-article = the article
claim-list-comma = ,{ " " }
# $kind: what is claimed; $stance: how; $by: who says so.
claim-head = { $kind } ({ $stance }) — { $by }:
claim-quote = “{ $quote }”
claim-speaks-of = It speaks of: { $what }.
claim-told-in = Told in: { $docs }
claim-test-yes = A record of incidents could decide it.
claim-test-partly = A record of incidents shows a part of it.
claim-test-no = A record of incidents cannot decide it.
claim-need-control = It needs who controls which places over time.
claim-need-means = It needs what men, arms and money the group has.
claim-need-bases = It needs where the attackers set out from, which incidents do not say.
claim-need-motive = What is more likely after such an event can be tested; why somebody acted cannot.
claim-need-threat = A threat is seen only in attacks that were carried out.
claim-need-measure = It does not say by what measure.
claim-need-plots = Plans that were foiled are seldom in a record.
claim-need-other-events = It needs the dates of events that are no incidents.
claim-need-victims = It needs a record that says who the victims were.
claims-none = { $doc }: no claim about attacks in the aggregate was found. Looked for: { $kinds }.

## Incidents near areas, the rank of an incident, shares

near-more = The incidents keep near the areas more than the places explain.
near-none = The incidents keep no nearer to the areas than groups of incidents put down at other places.
near-too-thin = Too thin to tell: the places alone put so few incidents near the areas, or so many, that no number near would say anything.
near-withheld = No verdict can be given: the test is wrong too often on records like this one.
near-counts = { $near } of { $incidents } incidents within { $km } km of an area; { $expected } expected from the places
near-p = p = { $p } (one-sided, { $groups } groups of incidents against { $moves } moved copies)
near-left = { $vague } incidents left out for a vague place, { $nowhere } without one
near-together = one answer for all areas together: it says nothing of any single one
near-certificate = certificate: on { $records } simulated records like this one, without a bond to the areas (groups up to { $km } km apart kept together), the test raised a false alarm { $alarms } % of the time at { $level } %; with { $effect } % of the groups put down at an area it said so { $power } % of the time
rank-incident = The incident: { $when }, { $killed }
rank-largest-since-holds = It is the largest since { $from } in this record.
rank-largest-since-tied = None before it since { $from } is larger in this record, and at least one is as large.
rank-largest-since-open = Whether it is the largest since { $from } cannot be told: it hangs on the bounds of tolls or on incidents without one.
rank-largest-since-not = It is not the largest since { $from }: this record holds a larger one before it.
rank-largest-holds = It is the largest of all days from { $from } to { $to }.
rank-largest-tied = None from { $from } to { $to } is larger, and at least one is as large.
rank-largest-open = Whether it is the largest from { $from } to { $to } cannot be told.
rank-largest-not = It is not the largest from { $from } to { $to }.
rank-compared = compared with { $others } others: { $larger } certainly larger, { $perhaps } perhaps, { $ties } with the same number, { $unknown } without a toll
rank-first-holds = It is the first since { $from }.
rank-first-tied = It is among the first since { $from }: another lies on the same day.
rank-first-open = Whether it is the first since { $from } cannot be told: the days of another are too vague.
rank-first-not = It is not the first since { $from }.
rank-last =
    { $n ->
        [one] the one before it lies one day back
       *[other] the one before it lies { $n } days back
    }
rank-return = One at least that large comes back once in { $years } years (95 %: { $low } to { $high }), by the tail of { $above } incidents with { $threshold } killed or more; smaller ones, which records miss, do not enter
rank-no-tail = How exceptional it is cannot be told: too few incidents killed { $threshold } or more, or its own toll lies below or is not known.
rank-certificate = certificate: on { $records } simulated records with these days and a tail that is known, the interval of the years held them { $coverage } % of the time, and called the incident rarer than it is { $rare } % of the time
rank-certificate-fails = it fails: do not rely on the years above
share-most = Most of the incidents are of this kind.
share-less = Less than half of the incidents are of this kind.
share-open = Whether most of the incidents are of this kind cannot be told from so few that are independent.
share-found = { $with } of { $of } incidents: { $share } (95 %: { $low } to { $high })
share-worth = with their bursts they are worth { $effective } independent incidents; p = { $p } (one-sided, more than half)
share-certificate = certificate: on { $records } simulated records with these days and kinds that follow one another as here, the interval held the share { $coverage } % of the time; of one half "most" was said { $alarms } % of the time at { $level } %, and of { $planted } % it was said { $power } % of the time
share-days = days { $from } to { $to }

## Claims in the brief

section-claims = What is claimed of attacks in the aggregate
claims-summary =
    { $n ->
        [one] One claim about attacks in the aggregate was found: { $parts }.
       *[other] { $n } claims about attacks in the aggregate were found: { $parts }.
    }
claims-count-holds =
    { $n ->
        [one] one holds in this record
       *[other] { $n } hold in this record
    }
claims-count-does-not-show =
    { $n ->
        [one] one is not shown by it
       *[other] { $n } are not shown by it
    }
claims-count-too-thin =
    { $n ->
        [one] one is open, for want of incidents
       *[other] { $n } are open, for want of incidents
    }
claims-count-not-covered =
    { $n ->
        [one] one it does not cover
       *[other] { $n } it does not cover
    }
claims-count-not-testable =
    { $n ->
        [one] one cannot be tested here
       *[other] { $n } cannot be tested here
    }
claims-correction = Each p is multiplied by the number of claims found, { $n }, those that cannot be tested included (Bonferroni).
claims-short =
    { $n ->
        [one] One claim: { $parts }.
       *[other] Of { $n } claims: { $parts }.
    }
claims-few-holds =
    { $n ->
        [one] one holds
       *[other] { $n } hold
    }
claims-few-does-not-show = { $n } not shown
claims-few-too-thin = { $n } open
claims-few-not-covered = { $n } not covered
claims-few-not-testable = { $n } untestable
claim-line = “{ $quote }” — { $kind }: { $outcome }
claim-outcome-holds = holds in this record
claim-outcome-does-not-show = the record does not show it
claim-outcome-too-thin = too little to tell
claim-outcome-not-covered = not covered by this record
claim-outcome-not-testable = cannot be tested here
claim-detail-by = by { $who }, { $stance }
claim-detail-p = p = { $p }; corrected { $corrected }
claim-detail-asked = asked by: { $command }
claim-picture-incidents = Incidents of each month, from { $from } to { $to }; at most { $most }.
claim-picture-sides = Incidents of each month, the first side above and the second below, from { $from } to { $to }; at most { $most }.
claim-picture-part = Incidents of each month, and in colour the part that the claim speaks of, from { $from } to { $to }; at most { $most }.
claim-picture-largest = The most killed in one incident of each month, from { $from } to { $to }; at most { $most }. The dashed line is the month of the incident.
claim-measured-synchrony = { $n } close pairs of days
claim-measured-coincidence = { $n } close pairs of days
claim-measured-increase = incidents counted: { $n }
claim-measured-decrease = incidents counted: { $n }
claim-measured-unchanged = incidents counted: { $n }
claim-measured-superlative = days since the one before it: { $n }
claim-measured-gap = days since the one before it: { $n }
claim-measured-trigger = incidents counted: { $n }
claim-measured-seam = incidents counted: { $n }
claim-measured-haven = incidents counted: { $n }
claim-measured-theatre = places with incidents: { $n }
claim-measured-strength = incidents counted: { $n }
claim-measured-share = { $n } % of the incidents
claim-need-future = A forecast or a threat is decided by what comes after; no record holds that yet.
claim-need-whom = It names no group and no place that a record can be asked about.
claim-need-incident = It does not say which incident, on which day.
claim-need-places = It does not name two places that could be compared.
claim-need-sides = It does not name the two sides whose acts follow each other.
claim-need-part = It does not say which part of whose attacks, in terms that a record knows.
claim-need-line = It needs the line between the zones: 'tazamun seam' with --line.
claim-need-areas = It needs the areas: 'tazamun near' with --areas.

## Answers in lines: what several of them say

# A and B are the two sides of a question.
side-a = A
side-b = B
list-comma = {", "}
p-tiny = under 0.001
n-articles =
    { $n ->
        [one] { $n } article
       *[other] { $n } articles
    }
n-reports =
    { $n ->
        [one] { $n } report
       *[other] { $n } reports
    }
n-incidents =
    { $n ->
        [one] { $n } incident
       *[other] { $n } incidents
    }
n-findings =
    { $n ->
        [one] { $n } finding
       *[other] { $n } findings
    }
n-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
n-places =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
n-events =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
n-event-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
n-lags =
    { $n ->
        [one] { $n } other lag
       *[other] { $n } other lags
    }
n-moved-lines =
    { $n ->
        [one] { $n } moved line
       *[other] { $n } moved lines
    }
answer-days = days { $from } to { $to }
answer-note = note: { $text }
answer-side = { $name }  { $filter }: { $events } on { $days } ({ $vague } left out for a vague date, { $outside } outside these days)
answer-plan = this answer follows the plan of { $day }, SHA-256 { $hash }
answer-unreviewed = { $incidents } of the { $of } events are unreviewed: a program read them from articles, and no person has checked them
answer-unreviewed-model = { $incidents } of the { $of } events are unreviewed: a program read them from articles ({ $model } of them where a language model pointed), and no person has checked them
answer-p = p = { $p } (one-sided, against { $lags })
answer-too-thin = The record is too thin to tell: { $needed } days with events are needed on each side, and there are { $a } and { $b }.
answer-no-bearing = --{ $option } has no bearing on --{ $on }: { $why }
no-bearing-likelihood = its p is that of a likelihood ratio, which needs no surrogates
# $what: what a reader of files mended, in its own words.
mended-row = line { $line }: { $what }
mended-rows = { $n } rows from line { $line } on: { $what }

## sync: do two theatres fall together?

sync-consistent-with-chance = Consistent with chance.
sync-more-than-chance = More coincidences than chance explains.
sync-withheld = No verdict: { $reason }
# $series: first, second, both or covered.
withheld-nothing-varies =
    { $series ->
        [first] the first series has an event
        [second] the second series has an event
        [covered] both series have an event, as far as they are covered,
       *[both] both series have an event
    } on every day, so that every event falls together with one whatever the dates; choose a rarer kind of event (killed>=3, one actor, one place)
withheld-false-alarms = on { $pairs } simulated independent pairs that look like these series the test raised a false alarm { $alarms } % of the time at a nominal { $level } %
sync-pairs = { $observed } close pairs of event days (±{ $within } d); { $expected } expected from the two series' own rates
sync-excess = { $value } more than expected (95 %: { $low } to { $high })
sync-certificate = certificate: on { $pairs } simulated independent pairs like these the test raised a false alarm { $alarms } % of the time at { $level } %, and where { $effect } % of A's events were followed in B it said so { $power } % of the time
sync-no-doubts = doubts about the events: none is recorded, so how far errors of the record move the verdict is not known
sync-doubts = doubts about the events ({ $doubtful } doubtful, { $vague } of several days): over { $draws } draws the verdict was the same in { $same } %, p { $p } in the middle (95 %: { $low } to { $high })
sync-shuffle = the usual test, which shuffles the days, says p = { $p } ({ $expected } expected); it takes a shared rise and fall for coordination

## pairs: which of many series fall together?

pairs-series = { $series } series by { $by }, { $pairs } pairs, ±{ $within } d, { $from } to { $to } ({ $left-out } groups left out: events on fewer than { $fewest } days)
pairs-found =
    { $n ->
        [one] { $n } pair falls together more often than chance explains, corrected for all pairs (BY, 5 %).
       *[other] { $n } pairs fall together more often than chance explains, corrected for all pairs (BY, 5 %).
    }
pairs-column = pair

## classic: the classical tests

classic-p = { $method }: p = { $p }
classic-no-p = none
classic-statistic = { $name }: { $value }
classic-side = { $name }  { $filter }
classic-broken = warning: { $what }
classic-alarms = on { $pairs } simulated independent pairs like these the test says 'synchronised' { $rate } % of the time at { $level } % ({ $low } to { $high })
classic-not-believed = { $alarms }: its p is not to be believed here
series-name =
    { $series ->
        [first] first
       *[second] second
    }
broken-shared-trend = The slow rates of the two series rise and fall together (correlation { $correlation } over twelve parts of the span); this test takes that for synchrony.
broken-bursts = Events of the { series-name } series come in bursts (variance { $dispersion } times the mean of the counts); this test assumes independent arrivals.
broken-ties = { $share } % of the events of the { series-name } series share their time with another; this test assumes distinct times.
broken-shared-times = On { $shared } of the { $of } days with events both series have one. Which came first is not told, so that neither excites the other: this test cannot see them.
broken-unplaced = { $left-out } of the { $of } incidents have no coordinates or no exact day and are left out: this test looks at the others alone.
broken-few-events = The { series-name } series has only { $events }.
broken-tied-neighbours = Equal distances leave the count between { $lowest } and { $highest }, by the order of ties.
broken-shifting-population = Where cases lie moves with time (correlation { $correlation }): a shift of the population at risk or of the reporting looks like clustering to this test.
broken-near-critical = The fitted branching ratio is { $branching }: a drifting rate is fitted as excitation.
broken-overdispersed = Counts vary { $dispersion } times as much as Poisson counts; p is too small.
broken-poor-fit = The residuals do not follow the fitted model (Kolmogorov-Smirnov p { $p }).

## pair: how often do two such incidents fall together by chance?

pair-incident = { $name }  { $day } { $place } ({ $toll })   { $filter }
pair-toll-unknown = toll unknown
pair-toll = { $n } killed
pair-often =
    { $within ->
        [one] Two incidents at least that large fall within { $within } day of each other by chance { $value } times a year (95 %: { $low } to { $high })
       *[other] Two incidents at least that large fall within { $within } days of each other by chance { $value } times a year (95 %: { $low } to { $high })
    }
pair-years = once in { $years } years (95 %: { $low } to { $high }); chance of at least one in the { $span } years looked at: { $chance } %
pair-seen =
    { $n ->
        [one] seen { $n } time, { $from } to { $to }, { $a } incidents that large in A and { $b } in B
       *[other] seen { $n } times, { $from } to { $to }, { $a } incidents that large in A and { $b } in B
    }
pair-certificate = certificate: { $pairs } simulated independent pairs like these had { $rate } such coincidences a year; the 95 % interval held that { $coverage } % of the time, and { $alarms } % had one that was given a chance of { $level } % or less
pair-certificate-fails = it fails: do not rely on the numbers above
pair-choices = Chance coincidences a year for other choices (killed at least A/B × days apart):
pair-column-killed = killed
pair-column-days = ±{ $n } d

## waves: on which days were several theatres active together?

waves-answer-none = No wave: on no days were the theatres active together by more than their own rates explain (p = { $p }).
waves-answer-some =
    { $n ->
        [one] { $n } wave: days on which several theatres were active together by more than their own rates explain.
       *[other] { $n } waves: days on which several theatres were active together by more than their own rates explain.
    }
waves-answer-wave = { $first } to { $last }: { $theatres } ({ $incidents }, p = { $p })
waves-caution = a wave says that theatres were active together, not that anybody planned it; a war that flares up everywhere at once is one too

## trend: does a rate rise or fall?

trend-rising = The rate rises by more than its own ups and downs explain.
trend-falling = The rate falls by more than its own ups and downs explain.
trend-no-trend = No trend that the series' own ups and downs do not explain.
trend-too-thin =
    The record is too thin to tell: { $events } in { $weeks ->
        [0] less than a week
        [one] { $weeks } week
       *[other] { $weeks } weeks
    }.
trend-factor = times { $value } a year (95 %: { $low } to { $high }); p = { $p }, of a rise alone { $rising }
trend-dispersion = counts vary { $dispersion } times as much as independent events would
trend-change = level changed about { $day } ({ $earliest } to { $latest }): times { $value } ({ $low } to { $high }), p = { $p }
trend-no-change = no change of level (strongest: p = { $p })
trend-caution = more events in a record may be more attacks or more reports

## wake: do events of A raise the rate of B?

wake-more = More events of B follow an event of A than precede it.
wake-none = No wake: as many events of B precede an event of A as follow it.
wake-rates =
    { $within ->
        [one] { $after } events of B in the { $within } day after an event of A, { $before } in the { $within } day before; difference { $value } (95 %: { $low } to { $high })
       *[other] { $after } events of B in the { $within } days after an event of A, { $before } in the { $within } days before; difference { $value } (95 %: { $low } to { $high })
    }
wake-p = { answer-p }; the day itself is left out
wake-caution = a B that answers to the same cause as A, but later, looks the same

## seam: do incidents keep near a line?

seam-more = The incidents keep nearer to the line than the places explain.
seam-none = The incidents keep no nearer to the line than to a line put down anywhere else.
seam-counts = { $near } of { $incidents } within { $within } km of the line; { $expected } expected from the places
seam-p = p = { $p } (one-sided, against { $moves })
seam-distance = median distance { $own } km, of the places { $places } km
seam-left = { $vague } left out for a vague place, { $nowhere } without one
seam-few-moves = the line could hardly be moved: the comparison is with lines much like it

## read --explain: what was seen in an article

explain-article = { $doc } · published { $day } · { $reports }
explain-no-report = no report
explain-report = report { $n }: { $facts }
explain-trigger = trigger
explain-date = date
explain-place = place
explain-toll = toll
explain-actor = actor
became-report = report { $n }
became-reports = reports { $numbers }
became-nothing = no report: { $why }
became-in-none = in no report
became-within = report { $n } lies in it
# Why no report came of a trigger.
unread-no-place = no place as exact as a first-level division
unread-weak = words that tell no incident by themselves
unread-nothing = tells no incident of its own
unread-unlikely = too unlikely to be right ({ $p })
unread-unsure = less sure than was asked for ({ $p })
explain-told = tells an incident: { $p }; { $why }
why-little = little spoke either way
why-for = for it: { $for }
why-against = against it: { $against }
why-both = for it: { $for }; against it: { $against }
group-act = what the words tell
group-words = the words around
group-cues = words of denial, plan, habit or report
group-position = where it stands
group-distance = how near it stands
group-grammar = the words right beside
group-values = the values
group-story = the rest of the article
eval-calibration = confidence of reports: calibration error { $error }
eval-bin = { $from } to { $to }: { $reports }, mean { $mean }, right { $right }
eval-slot-calibration = calibration error of slots: { $slots }
facts-report = { $kind }, { $when }, { $place }, by { $by }, against { $against }{ $killed }{ $wounded }{ $background }
facts-incident = incident
facts-not-stated = not stated
facts-killed = , { $toll } killed
facts-wounded = , { $toll } wounded
facts-background = , background

## eval: how well are articles read?

eval-missed = { $doc }: missed
eval-surplus = { $doc }: surplus
eval-differ = { $doc }: differ in { $slots }
eval-coded = coded
eval-read = read
eval-counts = { $articles } ({ $unread } not read), { $pairs } paired
eval-found = found: precision { $precision }  recall { $recall }  F1 { $f1 }     whole records F1 { $records }
eval-readers = { $articles } answered, { $unanswered } not; readers against the coding, the best by whole records first:
eval-with-own = our reader
eval-with-alone = model alone
eval-with-hinted = model, hinted by our reader
eval-with-union = what either finds
eval-with-agreement = what both find
eval-changes = articles of which the model's answer changed, where
eval-change-labels = the kinds were renamed
eval-change-order = the codebook's sentences turned
eval-change-repeated = the article stood there twice
eval-slot-event-type = event type
eval-slot-sub-event-type = sub-event type
eval-slot-date = date (both ends within 1 day)
eval-slot-place = place within 25 km
eval-slot-adm1 = adm1
eval-slot-actor1 = actor1
eval-slot-actor2 = actor2
eval-slot-killed = killed
eval-slot-wounded = wounded
eval-slot-status = status
eval-quotes = quotes that stand in the text
eval-of = { $share } of { $n }
eval-stages = { $n } sure incidents; given the coder's quote, read right (all: place, date, killed, attacker):
eval-stage = { $right } of { $of }  { $share }  ({ $low } to { $high })
eval-among-three = among three { $n }

## merge: which reports tell one incident?

merge-kept = { $reports } tell { $incidents }, { $several } of them told by more than one. 'tazamun list incidents' lists them.
merge-legend = A line: the bits that speak for one incident (at 0 the odds are even, each bit more doubles them), the probability, the two names, and what each comparison gave. Two groups become one incident where the mean over the better two thirds of the pairs between them is 0 or more.
merge-joined = joined:
merge-nearest = nearest, and not joined:
merge-none = none
merge-bits = { $bits } bits ({ $percent } %)
evidence-prior = prior
evidence-time = time
evidence-place = place
evidence-kind = kind
evidence-actors = actors
evidence-again = again
evidence-killed = killed
evidence-wounded = wounded
evidence-words = words
evidence-aggregate = aggregate
review-head = Pairs that could be one incident or two. Write 'same' or 'different' in the place of '?', and give the file back with --decisions.
review-decision = decision
review-one = one
review-other = the other
review-probability = probability
review-now = as it is
review-why = why (bits)
review-joined = joined
review-apart = apart

## The store: add, list, log, drop, plan, gazetteer, fetch

add-articles = { $articles } added, with { $incidents }; { $there } there already
add-same-file = this file is in the store already, as { $dataset }
add-dataset = { $dataset }: { $added } added, { $changed } changed, { $removed } removed, { $kept } as they were
add-moved-on = { $changes }; the data of { $findings } have moved on ('tazamun list findings')
add-file = { $file }: { $what }
list-killed = { $toll } killed
list-moved-on = its data have moved on
list-stands = its data stand
decision-same = same
decision-different = different
log-add = add
log-import = import
log-merge = merge
log-decide = decide
log-find = find
log-drop = drop
log-set = set
list-by-model = read by a language model, unchecked
drop-article = { $name }: the article and its reports are gone
drop-dataset = { $name }: { $incidents } gone
plan-fixed = { $file }: fixed on { $day }, SHA-256 { $hash }
gazetteer-table = { $file }: { $places }
gazetteer-built = { $file }: { $places }, { $new } of them new beside the { $known } built in
fetch-release = UCDP GED { $release }: { $what }; sha256 { $hash }
fetch-there = it was there already
fetch-waits = another download of { $file } is under way; waiting for it
not-merged =
    { $n ->
        [one] { $store }: { $n } report has not been merged yet and stands alone; 'tazamun merge --store { $store }' puts those of one incident together.
       *[other] { $store }: { $n } reports have not been merged yet and stand alone; 'tazamun merge --store { $store }' puts those of one incident together.
    }
brief-written = → { $page } ({ $size } kB in { $took } ms)
old-spelling = '{ $old }' is 'tazamun { $verb }' now; the old spelling goes away with the next release.

## Files of events: what was read, passed over and lost

file-read = { $file }: { $incidents }, read as { $format }
file-mended = { $file }: { $what }
file-passed-over = passed over: { $fault }
file-passed-over-count = { $file }: { $rows } passed over
lost-nothing = as { $format }, { $incidents }, nothing lost
lost-some = as { $format }, of { $incidents }:
lost-incidents = { $n } cannot be written at all: { $names }
lost-more = { $names }, …
lost-field = { $field }: not carried over, or altered, in { $n }
lost-columns = columns without a place there, or written otherwise: { $columns }
since-older = since the older release: { $added } added, { $changed } changed, { $removed } removed, { $unchanged } as before
since-field = { $field }: changed in { $n }

## The data of a brief

data-built-in = The built-in record of Islamic State attacks in Iraq and Syria, July 2021 to June 2022
data-elsewhere = events of other theatres, which neither filter selects

## train: a model learned from coded articles

train-left-out =
    { $n ->
        [one] { $n } coded article was left out
       *[other] { $n } coded articles were left out
    }
train-held-out = held out, in { $parts } parts by story:
train-found = found F1, 95 % interval over articles: { $low } to { $high }
train-records = whole records F1, 95 % interval: { $low } to { $high }
train-model = { $file }: { $bytes } bytes

## Runs with a language model

llm-run = { $parts }. Nobody has checked what the model pointed at
llm-join = {"; "}
llm-pointed = { $articles }, { $incidents } where the model pointed
llm-dropped = { $n } more left out ({ $why })
llm-dropped-part = { $n } { $why }
llm-dropped-told-twice = told twice
llm-dropped-not-in-the-form-asked-for-or-too-many = not in the form asked for, or too many
llm-dropped-no-trigger = no trigger
llm-dropped-a-trigger-that-is-not-in-the-text = a trigger that is not in the text
llm-dropped-a-trigger-that-cannot-be-read = a trigger that cannot be read
llm-dropped-no-place = no place
llm-dropped-a-place-that-is-not-in-the-text = a place that is not in the text
llm-dropped-a-place-that-cannot-be-read = a place that cannot be read
llm-dropped-a-place-that-may-be-several = a place that may be several
llm-unlocated = words not found or not readable: { $slots }
llm-unlocated-part = { $n } { $slot }
llm-refused = { $articles } with an answer that is none
llm-without = the server does not take { $what }; its answers were held against the form all the same
llm-requests = Requests written: { $n }; --llm-answers reads what a service or server answers to them
llm-remote = the text of the articles goes to another machine (--llm-remote); articles of attacks name their victims
llm-forbidden = from now on no language model may read articles for this store; --allow-llm takes that back
llm-allowed = language models may read articles for this store, where --llm asks them
llm-not-kept = no folder for data is known, so the answers are not kept; --llm-cache FILE keeps them
llm-cost = { $articles }: calls to make { $calls } (answers kept { $kept }), about { $in } tokens in and { $out } out
llm-money = About { $money } in the currency of the price file.
llm-estimate = Estimated: a token in is four ASCII letters or two others; an answer has 20 tokens, and 150 for every two triggers that the reader sees.

## Alarms

alarms-none = No alarm from { $from } to { $to }.
alarms-some =
    { $n ->
        [one] { $n } alarm from { $from } to { $to }.
       *[other] { $n } alarms from { $from } to { $to }.
    }
alarms-expected = At this setting { $value } false alarms a year are to be expected of all watches together (95 %: { $low } to { $high }); { $budget } are allowed.
alarms-certificate = certificate: { $watches } watches let loose on { $years } years of simulated data like these, in which nothing changes
alarms-fails = No watch keeps the number of false alarms that is allowed, so no alarm is given.
alarm-rate-up = { $day } { $watch }: { $events } since { $since }, where { $expected } were expected by the days before.
alarm-rate-down = { $day } { $watch }: only { $events } since { $since }, where { $expected } were expected by the days before.
alarm-rate-evidence = evidence { $evidence }; an alarm needs { $threshold }
alarm-toll = { $day } { $watch }: { $killed } killed.
alarm-toll-evidence = by the past, { $needed } killed or more come { $year } times a year
alarm-gap = { $day } { $watch }: the first for { $days } days.
alarm-gap-evidence = by the past, a calm of { $needed } days or longer ends { $year } times a year
alarm-coincidence = { $day } { $watch }: both theatres, { $apart } days apart.
alarm-coincidence-evidence = with { $killed } killed or more in each, chance alone does this { $year } times a year
alarm-where = where: { $divisions }
alarm-incidents = { $incidents }: { $ids }
alarm-quote = “{ $quote }”
alarm-unreviewed = { $n } of { $of } read by a machine and checked by nobody
alarm-silenced-fewer = it would be silent if { $incidents } of these were none
alarm-silenced-more = it would be silent if { $incidents } more were found
alarm-silenced-toll = it would be silent with fewer than { $below } killed
alarm-silenced-calm = it would be silent if an incident were found between { $from } and { $to }
alarm-silenced-nothing = nothing that was tried would silence it
alarm-id = its id: { $id }
alarm-watch-too-thin = not watched: { $watch }. Its past holds too little to know what is usual.
alarm-watch-never-rare-enough = not watched: { $watch }. Chance brings it too often, however large the incidents.
alarm-watch-withheld = withheld: { $watch }. On simulated data like its own it raises { $year } false alarms a year.
alarms-silenced = silent: { $watch } until { $until }, because { $reason }
alarms-for-ever = further notice
# What the watch does. The reasons are kept in English.
watch-article = { $feed }: { $doc } is new and tells { $reports }
watch-known = { $feed }: { $doc } says nothing new
watch-corrected = { $feed }: { $doc } was corrected and tells { $reports }
watch-copy = { $feed }: { $doc } is new and prints the text of { $of }: one source, told twice
watch-put-off = { $feed }: a page is asked for again at { $due } ({ $why })
watch-given-up = { $feed }: an entry has no article ({ $why })
watch-merged = merged: { $incidents } new or changed
watch-outcome-read = read
watch-outcome-not-modified = nothing changed
watch-outcome-throttled = asks for patience
watch-outcome-gone = gone
watch-outcome-forbidden = not allowed
watch-outcome-unreadable = not readable
watch-outcome-failed = failed
watch-counts = { $fresh } new, { $corrected } corrected
watch-next = next { $due }: { $why }
watch-well = well
watch-never-read = never read
watch-silent-since = silent since { $at }
watch-day = { $day }: { $new } became known, { $known } in all; { $articles } came in, { $copies } of them copies; { $silent } of { $asked } feeds were silent
watch-raised = { "  " }ALARM of { $watch } ({ $what }), since { $since }
watch-handed-over = handed over
watch-not-handed-over = not handed over
log-correct = correct
