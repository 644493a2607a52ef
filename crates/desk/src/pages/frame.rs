//! The frame of every page: head, the ways to the rooms, the switch of languages.

use super::Visit;
use maud::{DOCTYPE, Markup, html};
use tazamun_store::Role;
use tazamun_words::Lang;

/// The style sheet, served as a file: no page has a style of its own.
pub const CSS: &str = include_str!("../../assets/desk.css");
/// The script, served as a file.
pub const SCRIPT: &str = include_str!("../../assets/desk.js");

/// The rooms that the head of a page leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// None of them.
    None,
    /// Articles that wait.
    Inbox,
    /// Incidents.
    Incidents,
    /// What is asked of the data.
    Questions,
    /// What is shared.
    Briefs,
    /// What goes in and out.
    Data,
    /// People.
    People,
    /// What was done.
    Log,
}

const ROOMS: [(Room, &str, &str); 7] = [
    (Room::Inbox, "/inbox", "room-inbox"),
    (Room::Incidents, "/incidents", "room-incidents"),
    (Room::Questions, "/questions", "room-questions"),
    (Room::Briefs, "/briefs", "room-briefs"),
    (Room::Data, "/data", "room-data"),
    (Room::People, "/people", "room-people"),
    (Room::Log, "/log", "room-log"),
];

/// A whole page.
pub fn page(visit: &Visit, room: Room, title: &str, body: &Markup) -> Markup {
    page_with(visit, room, title, &[], body)
}

/// A whole page that takes its style from further sheets, too.
pub fn page_with(visit: &Visit, room: Room, title: &str, sheets: &[&str], body: &Markup) -> Markup {
    let lang = visit.lang();
    html! {
        (DOCTYPE)
        html lang=(lang.code()) dir=(lang.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/assets/desk.css";
                @for sheet in sheets { link rel="stylesheet" href=(sheet); }
                script src="/assets/desk.js" defer {}
                title { (tazamun_words::text::inert(title)) " · tazamun" }
            }
            body {
                a.skip href="#main" { (visit.say("skip")) }
                header.top {
                    @if visit.role.is_some() { (ways(visit, room)) } @else { p.brand { "tazamun" } }
                    (switch(visit))
                    @if let Some(person) = &visit.person { (who(visit, &person.name, person.role)) }
                }
                main #main tabindex="-1" { (body) }
                footer { p { (visit.say(if visit.alone { "footer-alone" } else { "footer-team" })) } }
            }
        }
    }
}

fn ways(visit: &Visit, room: Room) -> Markup {
    html! {
        nav.rooms aria-label=(visit.bare("rooms")) {
            a.brand href="/" { "tazamun" }
            ul {
                @for (of, address, name) in ROOMS {
                    li { a href=(address) aria-current=[(of == room).then_some("page")] { (visit.say(name)) } }
                }
            }
        }
    }
}

/// A button for each language, with its name in its own language: no script, and the address stays the same for everybody.
fn switch(visit: &Visit) -> Markup {
    html! {
        form.switch method="post" action="/language" {
            input type="hidden" name="back" value=(visit.address);
            @for lang in Lang::SPOKEN {
                button type="submit" name="lang" value=(lang.code()) lang=(lang.code()) dir=(lang.direction())
                    aria-pressed=(if lang == visit.lang() { "true" } else { "false" }) { (lang.own_name()) }
            }
        }
    }
}

fn who(visit: &Visit, name: &str, role: Role) -> Markup {
    html! {
        form.who method="post" action="/logout" {
            span { bdi { (name) } " · " (visit.say(&format!("role-{}", role.word()))) }
            button type="submit" { (visit.say("logout")) }
        }
    }
}
