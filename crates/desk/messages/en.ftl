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
failure-too-slow = That took too long and was stopped. Nothing was changed.
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
