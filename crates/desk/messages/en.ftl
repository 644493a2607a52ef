### Words of the desk alone, in Fluent's syntax. Every message here stands in ar.ftl too, with the same values. No message
### holds HTML. Names of kinds, counts of killed and the like are those of the answers (crates/words/messages).

## The frame
skip = Skip to the content
rooms = Rooms
room-inbox = Inbox
room-incidents = Incidents
room-questions = Questions
room-briefs = Briefs
room-data = Data
room-people = People
room-log = Log
room-empty = There is nothing here yet.
back-to-inbox = Back to the inbox
save = Save
older = Older
newer = Newer
pages = Pages
page-of = page { $page } of { $last }
footer-alone = You work here alone: what you accept counts as checked by one person. Events and organisations are recorded, never persons.
footer-team = Nobody approves their own work. Events and organisations are recorded, never persons.
one-person-alone = the one person here
flagged = question

## What went wrong
failure-heading = That did not work
failure-not-found = There is nothing at this address. It may have been removed.
failure-forbidden = Your role does not allow this. Ask whoever administers the desk.
failure-foreign = This request did not come from a page of this desk, and was refused. Open the desk's own page and try again.
failure-wrong-host = This desk is not called by that name. Use the address that it printed when it was opened.
failure-logged-out = You are not logged in, or the address was used already. Use the address that the desk printed when it was opened, or open it again.
failure-bad-request = The request could not be read. Go back and try again.
failure-moved = Somebody has decided about this since you looked. Go back, look again, and decide then.
failure-too-large = That is too large. Send less at once.
failure-too-slow = That took too long and was given up. Look whether it was done before you try again.
failure-too-many = Too many requests at once. Try again in a moment.
failure-busy = Another program has been writing to the store for too long. Wait until it ends, then try again.
failure-read-only = The store cannot be written. Whoever runs the desk sees why where it was opened.
failure-gone = The store's file is no longer where it was when the desk was opened. Nothing was changed. Put it back, or open the desk again.
failure-newer = The store was written by a newer version of the program. Nothing was changed.
failure-internal = Something is wrong with the desk itself. Nothing was changed. Whoever runs it sees more where it was opened.

## Login and people
login = Log in
logout = Log out
login-name = Name
login-password = Password
login-wrong = Name and password do not belong together.
login-wait =
    { $n ->
        [one] Too many tries. Wait one second.
       *[other] Too many tries. Wait { $n } seconds.
    }
role-reads = reads
role-codes = codes
role-approves = approves
role-administers = administers
people-alone = You work on this store alone, on this machine. Nothing is approved here: approving takes a second person.
people-make-team = Work as a team
people-make-team-what = Make the first account. From then on everybody logs in, and articles are approved by a second person.
people-add = Open an account
people-name = Name
people-name-help = May be a pseudonym. It stands beside decisions here and is left out of every export.
people-role = Role
people-since = Since
people-closed = closed
people-change = Change
people-close = Close this account
people-new-password = New password
people-own-password = Your own password
people-password-help = 15 letters or more.
people-weak-password = A password has 15 letters or more, and no more than 1,024.
people-bad-name = This is no name for an account: { $what }. Write one to 100 letters.
people-name-taken = There is an account of this name already: { $what }.
people-last-administrator = That would leave nobody who administers, or there is no such account.

## The log
log-empty = Nobody has decided anything yet.
log-when = When
log-who = Who
log-what = What
log-before = Before
log-after = After
log-why = Why
action-accepted = accepted
action-corrected = corrected
action-rejected = rejected
action-skipped = put off
action-undone = undone
action-added = report added
action-open = opened again
action-flagged = asked
action-unflagged = question settled
action-read = given back
action-assigned = taken on
action-checked = checked
action-approved = approved
action-sent-back = sent back
action-purged = removed for good
action-opened = account opened
action-role = role changed
action-password = password changed
action-closed = account closed
action-same = decided to be one incident
action-different = decided to be two incidents
action-taken-back = decision taken back
action-begun = second coding begun
action-coded = coded a second time
action-ended = second coding ended
action-settled = differences settled

## Inbox
inbox-states = How far articles are
inbox-all = All
inbox-flagged = With a question
inbox-mine = Mine
state-read = read by the program
state-assigned = assigned
state-checked = checked
state-approved = approved
state-sent-back = sent back
inbox-empty = No article is here. Paste one below, or upload files.
inbox-added =
    { $n ->
        [0] No article was new.
        [one] One article came in; the program read { $told } reports in it. Nobody has checked them.
       *[other] { $n } articles came in; the program read { $told } reports in them. Nobody has checked them.
    }
inbox-known =
    { $n ->
        [one] One was here already.
       *[other] { $n } were here already.
    }
inbox-published = Published
inbox-title = Article
inbox-reports = Reports
inbox-open-of = { $n }, { $open } open
inbox-least-sure = Least sure
inbox-state = State
inbox-paste = Paste an article
inbox-text = Text
inbox-text-help = Title, empty line, text. Lines such as "published: 2022-01-23" and "source: …" may stand above it.
inbox-source = Newspaper
inbox-url = Address
inbox-read-it = Read it
inbox-upload = Upload files
inbox-files = Files of articles
inbox-files-help = Text, web pages, feeds, JSON; at most 200 files and 48 MB at once. All of them come in, or none.
inbox-read-them = Read them
inbox-no-file = No file was chosen.
inbox-broken-upload = The upload broke off or is damaged. Nothing was kept.
inbox-unknown-file = It is not known what kind of file this is: { $what }. Text, HTML, feeds and JSON are read. Nothing was kept.
inbox-unreadable = The article could not be read: { $what }. Nothing was kept.
inbox-no-day = This is no day: { $what }. Write it as in 2022-01-23.

## An article and its reports
review = Review
article-text = Text of the article
article-at-source = at its source
article-without-text = The words of this article were not kept.
article-no-report = The program read no report in this article.
article-no-report-help = If it tells an incident, choose the words that tell it and add a report.
report = Report
reports = Reports
report-number = report { $n }
report-moved = Somebody else has decided about this report since you looked. What they did stands below; what you typed is still in the form. Accept again to put it in the place of theirs.
report-faults =
    { $n ->
        [one] One value cannot be read.
       *[other] { $n } values cannot be read.
    }
read-unchecked = read by a program, checked by nobody
sure-by = { $p } % sure
slot-trigger = words that tell it
slot-date = when
slot-place = where
slot-killed = killed
slot-wounded = wounded
slot-actor1 = who
slot-actor2 = against whom
legend = What the marks mean
legend-toll = toll
legend-who = organisation or group
legend-own = in this report
verdict-open = open
verdict-accepted = accepted
verdict-corrected = corrected
verdict-rejected = rejected
verdict-skipped = put off
accept = Accept
reject = Reject
skip-report = Put off
undo = Undo
flag = Ask
unflag = Question settled
flag-why = A question for the others
flag-needs-words = Write the question.
decision-why = Why (may stay empty)
keys-on = Keys on
keys-help = By their place on the keyboard, in every layout: A accept, R reject, S put off, U undo, F ask, N new report from chosen words, E first field, J and K next and previous report, 1 to 7 chosen words for a value. Ctrl+Enter accepts from within a field.
take = Take
pick = Use the chosen words
look-up = Look the place up
take-nothing = Choose something first.
no-such-place = No place of this name is known. Type its codes, or leave the point empty.
add-report = Add a report
add-report-words = Words that tell an incident
add-report-help = As they stand in the article; or choose them in the text.
last-decisions = Your last decisions
history = History
custody = Where this comes from
custody-name = Name
custody-arrived = Arrived
custody-bytes = Original bytes
custody-none = were not kept
download = Download
purge = Remove for good
purge-why = Why this must go
purge-help = Removes the text, its reports, what was kept of them in the history, the answers of models and the incidents that rest on them. A line without content stays. This cannot be undone.
field-kind = What happened
field-what = Kind
field-when = When
field-from = From
field-to = To
field-where = Where
field-place = Place, in Latin letters
field-country = Country
field-adm1 = Governorate (ISO 3166-2)
field-point = Point on the map
field-lat = Latitude
field-lon = Longitude
field-prec = How exact
field-places = Places of this name
field-killed = Killed
field-wounded = Wounded
field-low = At least
field-best = Best
field-high = At most
field-killed-low = Killed, at least
field-killed-best = Killed, best
field-killed-high = Killed, at most
field-wounded-low = Wounded, at least
field-wounded-best = Wounded, best
field-by = By
field-on = Against
field-codes = Codes, with commas between
field-words = Words that carry it
field-from-text = From the text
field-more = More
field-status = How firmly it is told
field-casualties = Killed or wounded, told together
field-teller = Who is said to report it
field-claimed-by = Claimed by
field-sure = How sure you are (3 certain, 1 doubtful)
field-background = Background to the news
field-aggregate = Several incidents with one toll
prec-1 = exact
prec-2 = near a named place
prec-3 = district
prec-4 = governorate
prec-5 = several governorates, or vague
prec-6 = country
prec-7 = international waters or airspace
told-occurred = as having happened
told-claimed = claimed by a party
told-disputed = disputed
told-foiled = foiled
wrong-kind = Choose a kind.
wrong-day = Write a day as in 2022-01-20.
wrong-order-of-days = The last day comes before the first.
wrong-country = Write the two letters of the country (IQ).
wrong-division = This governorate does not lie in this country.
wrong-no-place = An incident needs at least a country or a governorate.
wrong-degrees = Write degrees: latitude −90 to 90, longitude −180 to 180, both or neither.
wrong-number = Write a whole number, or leave it empty.
wrong-order-of-toll = The numbers must rise from at least through best to at most.
wrong-actor = This is no code. Use one of the list, or OTHER: and the English name of a group. Persons are no actors.
wrong-status = Choose how firmly it is told.
wrong-quote = These words do not stand in the article.
wrong-no-trigger = A report needs the words that tell it.
stage = The article as a whole
stage-note = Note:
stage-open =
    { $n ->
        [one] One report is undecided.
       *[other] { $n } reports are undecided.
    }
stage-ready = Every report is decided. Say so, and a second person can approve.
stage-ready-alone = Every report is decided. Say so, and the article counts as checked by one person.
stage-assign = Take it on
stage-check = It is checked
stage-approve = Approve
stage-send-back = Send back
stage-why = A note (needed for sending back)
stage-own-work = You coded this. Somebody else approves it.
stage-checked-alone = Checked by one person.
refused-own-work = You had a part in coding this article. Somebody else approves it.
refused-alone = This takes a team: approving and second coding need a second person with an account.
refused-undecided = Reports are undecided still: { $what }.
refused-no-reason = Say why.
done-accepted = Accepted.
done-corrected = Corrected, and accepted.
done-rejected = Rejected.
done-skipped = Put off.
done-undone = Undone.
done-added = A report was added. What stands nearest was filled in: check it.
done-flagged = The question stands beside the report.
done-unflagged = The question is settled.
done-assigned = Taken on.
done-checked = Checked.
done-approved = Approved.
done-sent-back = Sent back.
second-coding = Second coding
second-running =
    { $n ->
        [one] One is under way.
       *[other] { $n } are under way.
    }
second-compare = Two codings side by side
second-help = You code the article from nothing, without seeing what others or the program made of it; then both codings are compared.
second-begin = Begin a second coding
second-all = All second codings
second-none = No second coding is ended yet.
second-of-article = Article { $n }
second-is-open = A second coding of this article is open, and must not be mixed with the first. End it first.
second-not-blind = You have decided about this article's reports already, so that your coding would not be blind.
second-no-report = No report yet. Choose words that tell an incident.
second-count =
    { $n ->
        [one] One report.
       *[other] { $n } reports.
    }
second-end = My coding is ended
coding-first = First coding
coding-second = Second coding
differs = differs
remove = Remove
settle = Settle
settle-which = Which holds?
settle-first = the first
settle-second = the second
settle-leave-out = neither: leave it out
agreement-kappa = Kinds, Cohen's κ
agreement-f1 = Incidents, F1
agreement-counts = Found
agreement-found = { $both } by both, { $first } by the first alone, { $second } by the second alone

## Incidents
incidents-behind = Decisions are being merged; what stands here is a moment old.
incidents-filter = Filter
incidents-filter-help = Clauses with commas between, all of which must hold; a bar between values.
incidents-bad-filter = The filter cannot be read.
incidents-dataset = Dataset
incidents-every-dataset = every dataset
dataset-merged = read from articles here
incidents-standing = Who stands behind it
incidents-any = anybody
standing-unchecked = read by a program, checked by nobody
standing-one-person = checked by one person
standing-approved = approved by a second person
standing-imported = from a dataset
incidents-order = Order
order-newest = newest first
order-oldest = oldest first
order-killed = by killed
order-place = by place
incidents-show = Show
incidents-count =
    { $n ->
        [one] One incident.
       *[other] { $n } incidents.
    }
incidents-unchecked =
    { $n ->
        [one] One of them was read by a program and checked by nobody.
       *[other] { $n } of them were read by a program and checked by nobody.
    }
incidents-none = No incident is selected.
incidents-views = Ways to look at them
view-table = Table
view-map = Map
view-line = Time line
view-calendar = Calendar
incidents-told-by = Told by
incidents-narrow = Narrow down
facet-country = Countries
facet-kind = Kinds
facet-year = Years
incidents-saved = Kept filters
incidents-save-as = Keep this filter as
incidents-bad-name = A kept filter needs a name.
incidents-too-many-saved = 200 filters are kept; remove one first.
incidents-id = Id
page-before = Back
page-after = On
kind-unknown = kind not given
comma = ,
colon = :
percent = { $p } %
moment = { $day } { $time } UTC
map-of-record =
    { $n ->
        [one] A map with one incident.
       *[other] A map with { $n } incidents, circles as large as they are many in one place.
    }
map-caption =
    { $n ->
        [one] One incident. A dashed circle: the place is known only roughly.
       *[other] { $n } incidents; a circle is as large as they are many in one place. Dashed: the place is known only roughly.
    }
map-left-out =
    { $n ->
        [one] One more lies in a place that is not drawn.
       *[other] { $n } more lie in places that are not drawn.
    }
map-unplaced =
    { $n ->
        [one] One has no coordinates.
       *[other] { $n } have no coordinates.
    }
map-nothing = Nothing here has a place on the map.
line-of-record = Incidents along time, from { $from } to { $to }; at most { $most } in one bar.
line-days = Incidents by the day on which they began.
line-months = Incidents by the month in which they began.
line-years = Incidents by the year in which they began.
line-as-table = The same as a table
calendar-of = Incidents of { $year } by the day on which they fell
calendar-longer =
    { $n ->
        [one] One of this year is not known to the day.
       *[other] { $n } of this year are not known to the day.
    }
incident-differ = Where tellers differ
incident-by =
    { $n ->
        [one] one teller
       *[other] { $n } tellers
    }
incident-reports = Reports
incident-more-reports =
    { $n ->
        [one] One more report is not shown.
       *[other] { $n } more reports are not shown.
    }
incident-sources = Sources
incident-columns = Other columns of its dataset
pairs-heading = One incident, or two?
pairs-split = This report tells another incident
pairs-join = The same as
pairs-look = look
pairs-preview = Show what would come of it
pairs-preview-title = What would come of it
pairs-before = Now
pairs-after = After it
pairs-preview-help = The reports concerned, merged with this decision. It can be taken back.
pairs-decide-same = They are one incident
pairs-decide-different = They are two incidents
pairs-leave = Leave it as it is
pairs-decided = Decided
pairs-withdraw = Take back

## Out of the desk
coded-heading = Corrections as a coded set
coded-what = What people checked teaches the reader. No coder is named in these files, and words that are left out of exports are left out here.
coded-reports = Checked reports
coded-articles = Their articles
coded-approved-reports = Approved reports
coded-approved-articles = Approved articles
redactions = Words left out of exports
redaction-words = Words, as they stand in the article
redaction-help = Names of private persons, above all. Wherever they stand in this article and its quotes, a sign stands for each letter in every export.
redaction-why = Why
redaction-add = Leave out
redaction-drop = Let in again
action-redacted = left words out of exports
action-unredacted = let words into exports again

## Questions (the block of questions, briefs and data)
kinds-heading = What to ask
kind-sync = Do two theatres fall together?
kind-pair = How rare is such a pair?
kind-waves = Joint days
kind-trend = Trend
kind-wake = What follows an event?
kind-seam = Along a line
kind-near = Near areas
kind-rank = Rank of an incident
kind-share = Share
kind-article = What an article tells and claims
kind-brief = Brief
kind-sync-what = Do two theatres fall together in time more often than chance explains? The answer is a brief, with its pictures.
kind-pair-what = How often do two incidents at least as large as these fall this close together by chance?
kind-waves-what = On which days were several theatres active together, more than chance explains?
kind-trend-what = Does the rate rise or fall, and when did its level change?
kind-wake-what = Does more follow an event of the first theatre in the second than comes before it?
kind-seam-what = Do incidents keep near a line, more than the towns around explain?
kind-near-what = Do incidents keep near areas, taken together? No area is listed or ranked.
kind-rank-what = Where does an incident stand among those of the record, and how exceptional is it?
kind-share-what = Which part of some incidents is of a kind, and is it most of them?
kind-article-what = The incidents that the article tells, the two theatres that it sets side by side, and each of its claims, held against the data.
ask-field-of = Data
ask-field-of-usual = all datasets that were imported; without any, the incidents of the articles
ask-field-a = First theatre
ask-field-b = Second theatre
ask-field-filter = Which incidents
ask-field-part = Which part of them
ask-field-filter-help = Conditions with commas between them: country=IQ,actor1=IS
ask-field-first = Day of the incident in the first theatre
ask-field-second = Day of the incident in the second theatre
ask-field-on = Day of the incident (the largest of all where it is empty)
ask-field-by = Theatres are
ask-by-country = countries
ask-by-adm1 = governorates and provinces
ask-by-actor = those who used force first
ask-field-line = The line
ask-field-areas = The areas
ask-field-line-help = GeoJSON, or a table with the columns lat and lon.
ask-field-near = Near means within so many kilometres
ask-field-from = From
ask-field-to = To
ask-field-within = Close means within so many days
ask-field-certificate = Measure the test itself on simulated data like these
certificate-yes = yes: how often the very test errs stands beside the answer
certificate-no = no: faster
ask-it = Ask
plan-it = Fix it as a plan
plan-help = A plan is this question with the day on which it was fixed and a hash, as a file. Followed later (tazamun sync --plan), it shows that the test was not chosen after the data were looked at.
ask-again = Ask the same again
ask-otherwise = Ask it otherwise
ask-selects-a =
    { $n ->
        [one] The first theatre has one incident.
       *[other] The first theatre has { $n } incidents.
    }
ask-selects-b =
    { $n ->
        [one] The second theatre has one incident.
       *[other] The second theatre has { $n } incidents.
    }
ask-selects-filter =
    { $n ->
        [one] The filter selects one incident.
       *[other] The filter selects { $n } incidents.
    }
ask-selects-part =
    { $n ->
        [one] The part's filter selects one incident.
       *[other] The part's filter selects { $n } incidents.
    }
ask-short-a = first
ask-short-b = second
ask-short-filter = of
ask-short-part = part
form-fault = This cannot be asked so.
fault-filter = The filter cannot be read:
fault-filter-what = The filter cannot be read: { $what }
fault-question = This cannot be answered so:
fault-needed = This is needed.
fault-too-long = This is too long.
fault-day = This is no day; write it as in 2022-01-23:
fault-days = The last day lies before the first.
fault-closeness = Write a number of days from 0 to 366.
fault-distance = Write a number of kilometres from 0 to 1000.
fault-line = No line or area could be read here:
fault-article = There is no such article.
fault-no-data = There is no dataset of this name:
fault-stopped = It was stopped before the answer was there.
ask-facets-heading = What the data hold most of
ask-facets-help = A value is taken over into a theatre; it takes the place of one of the same field.
ask-facet-country = Countries
ask-facet-actor = Who used force first
ask-facet-kind = Kinds
ask-add-to-a = into the first
ask-add-to-b = into the second
ask-add-to-filter = into the filter
ask-add-to-part = into the part
job-heading = Being answered
job-running = A question of yours is being answered.
job-share = { $percent } % of the simulated pairs are done.
job-stop = Stop
job-look = Look again
asked-heading = What was asked
asked-none = Nothing was asked yet.
asked-count =
    { $n ->
        [0] Nothing was asked of these data yet ({ $data }).
        [one] One question was asked of these data ({ $data }). With many, one finds something by luck alone.
       *[other] { $n } different questions were asked of these data ({ $data }). With many, one finds something by luck alone.
    }
asked-when = When
asked-what = Question
asked-data = Data
asked-p = p
asked-corrected = p after all questions
stale = data moved on
stale-what = The data have moved on since this was answered. What it says was found in the older ones.
later-answer = The same was asked again later: look there.
back-to-questions = Back to the questions
many-heading = How many questions
many-holm =
    { $n ->
        [one] p = { $p }. It is the only test, so it stays { $corrected }.
       *[other] p = { $p }. Corrected for { $n } tests (Holm) it is { $corrected }.
    }
many-no-longer = Corrected for all that was asked of these data, this is no longer more than chance explains at 5 %.
many-no-p = This answer has no p that could be corrected.
changed-heading = What changed since it was asked before
changed-since = What changed since the version before
changed-nothing = Nothing: the numbers and the data are the same.
changed-data = The data: { $was } incidents then, { $is } now, and not the same ones.
changed-verdict = The verdict: { $was } then, { $is } now.
changed-number = { $name }: { $was } then, { $is } now.
changed-unchecked = Incidents that nobody has checked: { $was } then, { $is } now.
ask-number-p = p
ask-number-observed = close pairs
ask-number-expected = close pairs expected by chance
ask-number-events = incidents
ask-number-events-a = incidents of the first theatre
ask-number-events-b = incidents of the second theatre
ask-number-per-year = chance coincidences a year
ask-number-share = share
ask-number-places = places compared with
ask-verdict-consistent-with-chance = consistent with chance
ask-verdict-more-than-chance = more than chance explains
ask-verdict-too-thin = too thin to tell
ask-verdict-withheld = withheld
ask-verdict-more-after-than-before = more after than before
ask-verdict-nearer-than-places-explain = nearer than the places explain
ask-verdict-most = most
ask-verdict-less-than-half = less than half
ask-verdict-open = open
ask-verdict-rising = rising
ask-verdict-falling = falling
ask-verdict-no-trend = no trend
answer-none = Answer
answer-changed-by-others = The pictures of this answer were changed by another program and are not shown. Ask again to have them.
answer-other-language = This answer was kept in English alone. Ask again to have it in your language.
status-heading = Who stands behind the incidents
status-unchecked =
    { $n ->
        [one] One incident was read by a program and checked by nobody.
       *[other] { $n } incidents were read by a program and checked by nobody.
    }
status-one-person =
    { $n ->
        [one] One incident was checked by one person.
       *[other] { $n } incidents were checked by one person.
    }
status-approved =
    { $n ->
        [one] One incident was checked by two people.
       *[other] { $n } incidents were checked by two people.
    }
status-imported =
    { $n ->
        [one] One incident comes from a dataset, whose makers vouch for it.
       *[other] { $n } incidents come from datasets, whose makers vouch for them.
    }

## Claims of an article
claims-heading = What the article claims
claims-what = Sentences that say something about attacks in the aggregate, as a program found them; nobody has checked them. Each leads to a question.
claims-of-article-none = No claim about attacks in the aggregate was found.
claims-brief = Hold all of it against the data
claims-ask = Ask this of the data

## Briefs
briefs-what = Briefs that were given to others. The address of each stays; every version can be looked at.
briefs-none = No brief was published yet. Ask a question; its answer can be published.
briefs-title = Brief
briefs-versions = Versions
briefs-at = Published
brief-version = Version { $version } of { $versions }
brief-newer = There is a newer version.
back-to-briefs = Back to the briefs
publish = Publish as a brief
action-published = brief published

## Data in and out
data-sets = Datasets
data-set = Dataset
data-incidents = Incidents
data-merged = merged from the articles here
data-release = Release
data-releases = Releases that came in
data-file = File
data-added = New
data-changed = Changed
data-removed = Gone
data-kept = As before
import-heading = Bring a dataset in
import-file = A file of events
import-file-help = UCDP GED, ACLED, GTD, GDELT, POLECAT, CSV, JSON Lines or GeoJSON, also gzip or ZIP; at most 60 MB. It goes in whole or not at all.
import-name = Name of the dataset
import-name-help = Empty: the file's name. A later release of the same name takes the place of the one before.
import-format = Format
import-format-usual = what it looks like
import-encoding = Encoding, where it is not UTF-8
import-lenient = Pass over rows at fault, and name them
import-it = Bring it in
import-done = What became of the file
import-read =
    { $n ->
        [one] { $file } was read as { $format }: one incident.
       *[other] { $file } was read as { $format }: { $n } incidents.
    }
import-into = It is the newest release of { $dataset } now.
import-same-file = This very file was brought in last. Nothing was changed.
import-added =
    { $n ->
        [one] One incident is new.
       *[other] { $n } incidents are new.
    }
import-changed =
    { $n ->
        [one] One incident is changed.
       *[other] { $n } incidents are changed.
    }
import-removed =
    { $n ->
        [one] One incident is gone.
       *[other] { $n } incidents are gone.
    }
import-kept =
    { $n ->
        [one] One incident is as before.
       *[other] { $n } incidents are as before.
    }
import-findings =
    { $n ->
        [one] The data of one kept result have moved on.
       *[other] The data of { $n } kept results have moved on.
    }
import-lost = What was mended, passed over and kept beside the fields
import-lost-nothing = Nothing was mended or passed over, and every column has a field.
import-mended =
    { $n ->
        [one] Read only after mending, in one way
       *[other] Read only after mending, in { $n } ways
    }
import-passed-over =
    { $n ->
        [one] One row was passed over
       *[other] { $n } rows were passed over
    }
import-own-columns =
    { $n ->
        [one] One column has no field in the codebook, and is kept as text
       *[other] { $n } columns have no field in the codebook, and are kept as text
    }
import-look = Look at the incidents
import-unreadable = The file could not be brought in: { $what }. Nothing was changed.
import-bad-name = This is no name for a dataset: { $what }. Write 1 to 100 letters without +; 'merged' is kept for the articles here.
export-heading = Take incidents out
export-what = Coders, their notes and their decisions stay here. What a format cannot carry is said before.
export-look = See what it would hold
export-lost = What this format cannot carry
export-lost-nothing = It carries everything.
export-count =
    { $n ->
        [one] One incident as { $format }.
       *[other] { $n } incidents as { $format }.
    }
export-missing =
    { $n ->
        [one] One incident cannot be written at all.
       *[other] { $n } incidents cannot be written at all.
    }
export-it = Take the file
export-address = The address of this export:
export-not-written = This could not be written: { $what }

## What happened
digest-heading = What happened
digest-since = Since
digest-yesterday = Since yesterday
digest-last-look = Since I last looked
digest-seen = I have seen this
digest-nothing = Nothing happened.
digest-decisions = Decisions
digest-import = { $added } new, { $changed } changed, { $removed } gone
digest-articles =
    { $n ->
        [one] Articles came in once.
       *[other] Articles came in { $n } times.
    }
digest-questions =
    { $n ->
        [one] One question was asked.
       *[other] { $n } questions were asked.
    }
digest-published =
    { $n ->
        [one] One version of a brief was published.
       *[other] { $n } versions of briefs were published.
    }
