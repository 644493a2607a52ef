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

happened-two = Two attacks are set side by side:
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
