//! The form of a report: each value beside the words that carry it.

use super::{
    reading::{Meaning, offered, place_meaning},
    text::{SLOTS, scalars},
    typed::{Fault, STATUSES, Typed},
};
use crate::pages::Visit;
use maud::{Markup, html};
use std::ops::Range;
use tazamun_reader::annotate::Annotated;
use tazamun_record::{Actor, Country, Place, SubEventType};

/// What a form shows.
pub(super) struct Form<'f> {
    pub(super) visit: &'f Visit,
    pub(super) whole: &'f str,
    pub(super) seen: &'f Annotated,
    pub(super) typed: &'f Typed,
    pub(super) faults: &'f [Fault],
    /// Places of a name that was looked up.
    pub(super) places: &'f [Place],
    /// How likely each value is, by the name of its field.
    pub(super) sure: &'f dyn Fn(&str) -> Option<f64>,
    /// Whether something may be changed.
    pub(super) open: bool,
}

impl Form<'_> {
    /// All fields.
    pub(super) fn fields(&self) -> Markup {
        let visit = self.visit;
        html! {
            fieldset.report disabled[!self.open] {
                legend.unseen { (visit.say("report")) }
                (self.slot("trigger", "field-kind", "kind", html! { (self.kinds()) }))
                (self.slot("date", "field-when", "date", html! {
                    div.fields {
                        (self.input("date_start", "field-from", "date"))
                        (self.input("date_end", "field-to", "date"))
                    }
                }))
                (self.slot("place", "field-where", "place", self.place()))
                (self.slot("killed", "field-killed", "killed", self.toll("killed")))
                (self.slot("wounded", "field-wounded", "wounded", self.toll("wounded")))
                (self.slot("actor1", "field-by", "actor1", self.actors("by")))
                (self.slot("actor2", "field-on", "actor2", self.actors("on")))
                (self.rest())
            }
            datalist #actors { @for code in Actor::codes() { option value=(code) { (self.actor_name(code)) } } }
            datalist #countries { @for country in Country::all() { option value=(country.code()) { (visit.country(country)) } } }
        }
    }

    fn actor_name(&self, code: &str) -> String {
        code.parse::<Actor>().map(|actor| self.visit.actor(&actor)).unwrap_or_default()
    }

    /// One value with its words, what else the article says, and how sure the reader was.
    fn slot(&self, slot: &'static str, name: &str, field: &str, values: Markup) -> Markup {
        let visit = self.visit;
        let (quote, from) = (format!("q_{slot}"), format!("from_{slot}"));
        let all = offered(visit, self.seen, slot);
        let sure = (self.sure)(field).map(|p| visit.words.spelling().percent(p));
        html! {
            fieldset.slot data-slot=(slot) {
                legend {
                    (visit.say(name))
                    @if let Some(sure) = sure { " " span.sure { (visit.say_with("sure-by", &[("p", sure.into())])) } }
                }
                (values)
                label for=(quote) { (visit.say("field-words")) }
                input.quote id=(quote) name=(quote) value=(self.typed.get(&quote)) dir="auto"
                    lang=(if tazamun_words::text::is_arabic(self.whole) { "ar" } else { "en" })
                    aria-describedby=[self.fault(&quote).map(|_| format!("{quote}-fault"))] aria-invalid=[self.fault(&quote).map(|_| "true")];
                (self.said(&quote))
                @if !all.is_empty() {
                    div.offered {
                        label for=(from) { (visit.say("field-from-text")) }
                        select id=(from) name=(from) {
                            option value="" { "—" }
                            @for (span, meaning) in &all { (self.option(span, meaning)) }
                        }
                        button type="submit" name="do" value={ "take-" (slot) } { (visit.say("take")) }
                        button.pick type="button" hidden data-pick=(slot) { (visit.say("pick")) }
                    }
                } @else {
                    button.pick type="button" hidden data-pick=(slot) { (visit.say("pick")) }
                }
            }
        }
    }

    fn option(&self, span: &Range<usize>, meaning: &Meaning) -> Markup {
        let words = tazamun_words::text::inert(&self.whole[span.clone()]);
        let (start, end) = (scalars(self.whole, span.start), scalars(self.whole, span.end));
        html! { option value={ (start) "-" (end) } { (words) " → " (meaning.label) } }
    }

    fn kinds(&self) -> Markup {
        html! {
            label for="kind" { (self.visit.say("field-what")) }
            select #kind name="kind" aria-invalid=[self.fault("kind").map(|_| "true")] {
                @if self.typed.get("kind").is_empty() { option value="" { "—" } }
                @for kind in SubEventType::ALL {
                    option value=(kind.label()) selected[kind.label() == self.typed.get("kind")] {
                        (self.visit.sub_kind(*kind))
                    }
                }
            }
            (self.said("kind"))
        }
    }

    fn place(&self) -> Markup {
        let visit = self.visit;
        html! {
            div.fields {
                (self.input("place", "field-place", "text"))
                (self.listed("country", "field-country", Some("countries")))
                (self.listed("adm1", "field-adm1", None))
            }
            button type="submit" name="do" value="look-up" { (visit.say("look-up")) }
            @if !self.places.is_empty() {
                div.offered {
                    label for="from_gazetteer" { (visit.say("field-places")) }
                    select #from_gazetteer name="from_gazetteer" {
                        @for place in self.places {
                            option value=(serde_json::to_string(place).unwrap_or_default()) { (place_meaning(place).label) }
                        }
                    }
                    button type="submit" name="do" value="take-gazetteer" { (visit.say("take")) }
                }
            }
            details open[["lat", "lon", "where_prec"].iter().any(|f| self.fault(f).is_some())] {
                summary { (visit.say("field-point")) }
                div.fields {
                    (self.input("lat", "field-lat", "text"))
                    (self.input("lon", "field-lon", "text"))
                    div {
                        label for="where_prec" { (visit.say("field-prec")) }
                        select #where_prec name="where_prec" {
                            option value="" { "—" }
                            @for n in 1..=7 {
                                @let n = n.to_string();
                                option value=(n) selected[n == self.typed.get("where_prec")] { (n) " " (visit.bare(&format!("prec-{n}"))) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn toll(&self, slot: &str) -> Markup {
        html! {
            div.fields.toll {
                (self.number(&format!("{slot}_low"), "field-low"))
                (self.number(&format!("{slot}_best"), "field-best"))
                (self.number(&format!("{slot}_high"), "field-high"))
            }
        }
    }

    fn actors(&self, field: &str) -> Markup {
        self.listed(field, "field-codes", Some("actors"))
    }

    fn rest(&self) -> Markup {
        let visit = self.visit;
        let check = |field: &str, name: &str| {
            html! {
                p { label.check {
                    input type="checkbox" id=(field) name=(field) value="1" checked[self.typed.get(field) == "1"];
                    " " (visit.say(name))
                } }
            }
        };
        html! {
            details.more open[["casualties", "claimed_by", "status", "sure"].iter().any(|f| self.fault(f).is_some())] {
                summary { (visit.say("field-more")) }
                div.fields {
                    div {
                        label for="status" { (visit.say("field-status")) }
                        select #status name="status" {
                            @for (_, word) in STATUSES {
                                option value=(word) selected[word == self.typed.get("status")] { (visit.bare(&format!("told-{word}"))) }
                            }
                        }
                    }
                    (self.number("casualties", "field-casualties"))
                    (self.input("teller", "field-teller", "text"))
                    (self.listed("claimed_by", "field-claimed-by", Some("actors")))
                    div {
                        label for="sure" { (visit.say("field-sure")) }
                        select #sure name="sure" {
                            option value="" { "—" }
                            @for n in ["3", "2", "1"] { option value=(n) selected[n == self.typed.get("sure")] { (n) } }
                        }
                    }
                }
                (check("background", "field-background"))
                (check("aggregate", "field-aggregate"))
            }
        }
    }

    fn input(&self, field: &str, name: &str, kind: &str) -> Markup {
        let fault = self.fault(field);
        html! {
            div {
                label for=(field) { (self.visit.say(name)) }
                input id=(field) name=(field) type=(kind) value=(self.typed.get(field)) dir=[(kind == "text").then_some("auto")]
                    aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| format!("{field}-fault"))];
                (self.said(field))
            }
        }
    }

    fn number(&self, field: &str, name: &str) -> Markup {
        let fault = self.fault(field);
        html! {
            div {
                label for=(field) { (self.visit.say(name)) }
                input id=(field) name=(field) inputmode="numeric" value=(self.typed.get(field)) autocomplete="off" dir="ltr"
                    aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| format!("{field}-fault"))];
                (self.said(field))
            }
        }
    }

    fn listed(&self, field: &str, name: &str, list: Option<&str>) -> Markup {
        let fault = self.fault(field);
        html! {
            div {
                label for=(field) { (self.visit.say(name)) }
                input id=(field) name=(field) list=[list] value=(self.typed.get(field)) autocomplete="off" dir="ltr"
                    aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| format!("{field}-fault"))];
                (self.said(field))
            }
        }
    }

    fn fault(&self, field: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// What is wrong with a field, where something is.
    fn said(&self, field: &str) -> Markup {
        html! { @if let Some(fault) = self.fault(field) { p.fault id={ (field) "-fault" } { (self.visit.say(fault.message)) } } }
    }
}

/// The slot of a button that takes what was chosen from the text.
pub(super) fn slot_of(name: &str) -> Option<&'static str> {
    SLOTS.into_iter().find(|slot| *slot == name)
}
