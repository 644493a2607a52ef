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
