//! Accounts: a name that may be a pseudonym, a role, and a password that is kept hashed.

use crate::revisions::NewRevision;
use crate::{Store, StoreError, log::NOW};
use rusqlite::{OptionalExtension as _, Row, params};
use serde::Serialize;

/// What a person may do; each role may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks at everything and changes nothing.
    Reads,
    /// Adds articles and decides about reports.
    Codes,
    /// Approves what others coded, or sends it back.
    Approves,
    /// Opens and closes accounts, and removes content for good.
    Administers,
}

impl Role {
    /// All, the one with the fewest rights first.
    pub const ALL: [Role; 4] = [Role::Reads, Role::Codes, Role::Approves, Role::Administers];

    /// The word that stands for it in the file.
    pub fn word(self) -> &'static str {
        match self {
            Role::Reads => "reads",
            Role::Codes => "codes",
            Role::Approves => "approves",
            Role::Administers => "administers",
        }
    }

    /// The role of a word.
    pub fn of_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Its number in the store.
    pub id: i64,
    /// The name that is shown.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Since when, in UTC.
    pub since: String,
    /// When it was closed.
    pub closed: Option<String>,
}

pub(super) const COLUMNS: &str = "people.id, people.name, people.role, people.since, people.closed";

pub(super) fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let role: String = row.get(2)?;
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        role: Role::of_word(&role).ok_or(rusqlite::Error::InvalidQuery)?,
        since: row.get(3)?,
        closed: row.get(4)?,
    })
}

impl Store {
    /// All accounts, the closed ones too, by name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM people ORDER BY name");
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let people = statement.query_map([], person).map_err(|e| self.error(e))?;
        people.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Whether several people work here, each with an account.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn is_of_a_team(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM people)";
        self.db.query_row(sql, [], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// The open account of this name, with its hashed password.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn account(&self, name: &str) -> Result<Option<(Person, String)>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, password FROM people WHERE name = ?1 AND closed IS NULL");
        self.db
            .query_row(&sql, [name], |row| Ok((person(row)?, row.get(5)?)))
            .optional()
            .map_err(|e| self.error(e))
    }

    /// Opens an account and answers its number; `None` where the name is taken.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn add_person(
        &mut self,
        by: Option<i64>,
        name: &str,
        role: Role,
        password: &str,
    ) -> Result<Option<i64>, StoreError> {
        self.change(|tx| {
            let sql = format!(
                "INSERT INTO people (name, role, password, since) VALUES (?1, ?2, ?3, {NOW})
                 ON CONFLICT (name) DO NOTHING"
            );
            if tx.execute(&sql, params![name, role.word(), password])? == 0 {
                return Ok(None);
            }
            let id = tx.last_insert_rowid();
            let new = Some(role.word().to_owned());
            kept(tx, by, name, ("opened", None, new))?;
            Ok(Some(id))
        })
    }

    /// Gives an account another role; the last administrator stays one. Answers whether it was done.
    ///
    /// # Errors
    /// As [`Store::add_person`].
    pub fn set_role(&mut self, by: Option<i64>, id: i64, role: Role) -> Result<bool, StoreError> {
        self.change(|tx| {
            let Some(before) = open_account(tx, id)? else { return Ok(false) };
            if before.role == Role::Administers && role != Role::Administers && is_last(tx)? {
                return Ok(false);
            }
            tx.execute("UPDATE people SET role = ?2 WHERE id = ?1", params![id, role.word()])?;
            let (old, new) = (before.role.word().to_owned(), role.word().to_owned());
            kept(tx, by, &before.name, ("role", Some(old), Some(new)))?;
            Ok(true)
        })
    }

    /// Gives an account another password and ends its sessions. Answers whether there is such an account.
    ///
    /// # Errors
    /// As [`Store::add_person`].
    pub fn set_password(&mut self, by: Option<i64>, id: i64, password: &str) -> Result<bool, StoreError> {
        self.change(|tx| {
            let Some(before) = open_account(tx, id)? else { return Ok(false) };
            tx.execute("UPDATE people SET password = ?2 WHERE id = ?1", params![id, password])?;
            tx.execute("DELETE FROM sessions WHERE person = ?1", [id])?;
            kept(tx, by, &before.name, ("password", None, None))?;
            Ok(true)
        })
    }

    /// Closes an account and ends its sessions; the last administrator's stays open. Answers whether it was done.
    ///
    /// # Errors
    /// As [`Store::add_person`].
    pub fn close_account(&mut self, by: Option<i64>, id: i64) -> Result<bool, StoreError> {
        self.change(|tx| {
            let Some(before) = open_account(tx, id)? else { return Ok(false) };
            if before.role == Role::Administers && is_last(tx)? {
                return Ok(false);
            }
            tx.execute(&format!("UPDATE people SET closed = {NOW} WHERE id = ?1"), [id])?;
            tx.execute("DELETE FROM sessions WHERE person = ?1", [id])?;
            kept(tx, by, &before.name, ("closed", Some(before.role.word().to_owned()), None))?;
            Ok(true)
        })
    }
}

fn open_account(db: &rusqlite::Connection, id: i64) -> rusqlite::Result<Option<Person>> {
    let sql = format!("SELECT {COLUMNS} FROM people WHERE id = ?1 AND closed IS NULL");
    db.query_row(&sql, [id], person).optional()
}

/// Whether one administrator alone is left.
fn is_last(db: &rusqlite::Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT count(*) FROM people WHERE role = 'administers' AND closed IS NULL";
    Ok(db.query_row(sql, [], |row| row.get::<_, i64>(0))? <= 1)
}

fn kept(
    db: &rusqlite::Connection,
    by: Option<i64>,
    name: &str,
    (action, old, new): (&str, Option<String>, Option<String>),
) -> rusqlite::Result<i64> {
    NewRevision { person: by, kind: "person", subject: name, report: None, action, old, new, why: "" }
        .keep(db)
}
