//! Accounts: opened, given another role or password, closed. The first makes a team of one who worked alone.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Form, Router,
    extract::State,
    response::Redirect,
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{Person, Role};

/// Letters of a name.
const LONGEST_NAME: usize = 100;

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/people", get(shown).post(opened))
        .route("/people/role", post(role))
        .route("/people/password", post(password))
        .route("/people/close", post(closed))
}

async fn shown(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let people = desk.read(|store| Ok(store.people()?)).await?;
    let title = visit.bare("room-people");
    let body = html! {
        h1 { (title) }
        @if visit.alone {
            p { (visit.say("people-alone")) }
            (account_form(&visit, true))
        } @else {
            (table(&visit, &people))
            @if visit.may(Role::Administers) { (account_form(&visit, false)) }
            (own_password(&visit))
        }
    };
    Ok(page(&visit, Room::People, &title, &body))
}

fn table(visit: &Visit, people: &[Person]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("room-people")) {
            table {
                thead { tr {
                    th scope="col" { (visit.say("people-name")) }
                    th scope="col" { (visit.say("people-role")) }
                    th scope="col" { (visit.say("people-since")) }
                    @if visit.may(Role::Administers) { th scope="col" { (visit.say("people-change")) } }
                } }
                tbody {
                    @for person in people {
                        tr {
                            th scope="row" { bdi { (person.name) } }
                            td { (visit.say(&format!("role-{}", person.role.word()))) }
                            td {
                                (visit.moment(&person.since))
                                @if let Some(closed) = &person.closed { " · " (visit.say("people-closed")) " " (visit.moment(closed)) }
                            }
                            @if visit.may(Role::Administers) { td { @if person.closed.is_none() { (changes(visit, person)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn changes(visit: &Visit, person: &Person) -> Markup {
    let select = format!("role-{}", person.id);
    let typed = format!("password-{}", person.id);
    html! {
        details {
            summary { (visit.say("people-change")) span.unseen { " " bdi { (person.name) } } }
            form method="post" action="/people/role" {
                input type="hidden" name="id" value=(person.id);
                label for=(select) { (visit.say("people-role")) }
                (roles(visit, &select, person.role))
                button type="submit" { (visit.say("save")) }
            }
            form method="post" action="/people/password" {
                input type="hidden" name="id" value=(person.id);
                (whose(&person.name))
                label for=(typed) { (visit.say("people-new-password")) }
                input id=(typed) name="password" type="password" autocomplete="new-password" minlength="15" required;
                button type="submit" { (visit.say("save")) }
            }
            form method="post" action="/people/close" {
                input type="hidden" name="id" value=(person.id);
                button.danger type="submit" { (visit.say("people-close")) }
            }
        }
    }
}

/// Whose password it is, for what keeps passwords; people read it above.
fn whose(name: &str) -> Markup {
    html! { input.unseen type="text" autocomplete="username" value=(name) readonly tabindex="-1" aria-hidden="true"; }
}

fn roles(visit: &Visit, id: &str, chosen: Role) -> Markup {
    html! {
        select id=(id) name="role" {
            @for role in Role::ALL {
                option value=(role.word()) selected[role == chosen] { (visit.bare(&format!("role-{}", role.word()))) }
            }
        }
    }
}

fn account_form(visit: &Visit, first: bool) -> Markup {
    html! {
        section.narrow {
            h2 { (visit.say(if first { "people-make-team" } else { "people-add" })) }
            @if first { p { (visit.say("people-make-team-what")) } }
            form method="post" action="/people" {
                label for="name" { (visit.say("people-name")) }
                input #name name="name" required maxlength=(LONGEST_NAME) autocomplete="username" dir="auto" aria-describedby="name-help";
                p.help #name-help { (visit.say("people-name-help")) }
                @if first { input type="hidden" name="role" value=(Role::Administers.word()); } @else {
                    label for="role" { (visit.say("people-role")) }
                    (roles(visit, "role", Role::Codes))
                }
                label for="new-password" { (visit.say("login-password")) }
                input #new-password name="password" type="password" autocomplete="new-password" minlength="15" required aria-describedby="password-help";
                p.help #password-help { (visit.say("people-password-help")) }
                button.main type="submit" { (visit.say(if first { "people-make-team" } else { "people-add" })) }
            }
        }
    }
}

fn own_password(visit: &Visit) -> Markup {
    let Some(person) = &visit.person else { return html! {} };
    html! {
        section.narrow {
            h2 { (visit.say("people-own-password")) }
            form method="post" action="/people/password" {
                input type="hidden" name="id" value=(person.id);
                (whose(&person.name))
                label for="own-password" { (visit.say("people-new-password")) }
                input #own-password name="password" type="password" autocomplete="new-password" minlength="15" required;
                button type="submit" { (visit.say("save")) }
            }
        }
    }
}

#[derive(Deserialize)]
struct NewAccount {
    name: String,
    role: String,
    password: String,
}

async fn opened(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(new): Form<NewAccount>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Administers)?;
    let name = new.name.trim().to_owned();
    let hidden = name
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    if name.is_empty() || name.chars().count() > LONGEST_NAME || hidden {
        return Err(Failure::Bad("people-bad-name", name));
    }
    let role = if visit.alone { Role::Administers } else { a_role(&new.role)? };
    let password = desk.passwords.hash(new.password).await.map_err(|_| weak())?;
    let (by, shown) = (visit.number(), name.clone());
    let alone = visit.alone;
    let made = desk
        .write(move |store| {
            // Two browsers of one who works alone may both make the first account: the second is too late.
            if alone && store.is_of_a_team()? {
                return Err(Failure::Forbidden);
            }
            Ok(store.add_person(by, &name, role, &password)?)
        })
        .await?;
    if made.is_none() {
        return Err(Failure::Bad("people-name-taken", shown));
    }
    if visit.alone {
        desk.entrance.becomes_a_team();
        return Ok(Redirect::to("/login"));
    }
    Ok(Redirect::to("/people"))
}

fn a_role(word: &str) -> Result<Role, Failure> {
    Role::of_word(word).ok_or(Failure::NotFound)
}

fn weak() -> Failure {
    Failure::Bad("people-weak-password", String::new())
}

#[derive(Deserialize)]
struct NewRole {
    id: i64,
    role: String,
}

async fn role(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(new): Form<NewRole>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Administers)?;
    let (by, role) = (visit.number(), a_role(&new.role)?);
    let done = desk.write(move |store| Ok(store.set_role(by, new.id, role)?)).await?;
    if done {
        Ok(Redirect::to("/people"))
    } else {
        Err(Failure::Bad("people-last-administrator", String::new()))
    }
}

#[derive(Deserialize)]
struct NewPassword {
    id: i64,
    password: String,
}

async fn password(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(new): Form<NewPassword>,
) -> Result<Redirect, Failure> {
    if visit.number() != Some(new.id) {
        visit.must(Role::Administers)?;
    }
    let password = desk.passwords.hash(new.password).await.map_err(|_| weak())?;
    let by = visit.number();
    let done = desk.write(move |store| Ok(store.set_password(by, new.id, &password)?)).await?;
    if done { Ok(Redirect::to("/people")) } else { Err(Failure::NotFound) }
}

#[derive(Deserialize)]
struct Closing {
    id: i64,
}

async fn closed(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(of): Form<Closing>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Administers)?;
    let by = visit.number();
    let done = desk.write(move |store| Ok(store.close_account(by, of.id)?)).await?;
    if done {
        Ok(Redirect::to("/people"))
    } else {
        Err(Failure::Bad("people-last-administrator", String::new()))
    }
}
