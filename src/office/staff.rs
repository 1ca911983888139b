//! The people who may log in, and how their passwords are kept.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

use super::chance::{self, NoChance};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// Shortest password, in characters (NIST SP 800-63B asks for 8; an office on one floor can remember 10).
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Longest password, in bytes: hashing must not be a way to keep the office busy.
pub const PASSWORD_BYTES_MAX: usize = 256;
/// Longest login name, in characters.
pub const LOGIN_CHARS_MAX: usize = 40;

/// Somebody who may log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Stands in the history of every record they change.
    pub id: String,
    /// As colleagues call them.
    pub name: String,
    /// What they type.
    pub login: String,
    /// What they may do.
    pub role: Role,
    /// Whether they may no longer log in.
    pub disabled: bool,
    /// Whether their password was chosen by somebody else: it opens the page that asks for another, and no more.
    pub one_time: bool,
}

/// What somebody may do; whoever may do more may do all that comes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads.
    Viewer,
    /// Does the desk's work and writes what others publish.
    Editor,
    /// Says what stands on the screens.
    Publisher,
    /// Looks after people, devices and the desk's key.
    Admin,
}

/// Why a person cannot be added or changed.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// The password is too short or too long.
    #[error(
        "a password has at least {PASSWORD_CHARS_MIN} characters and at most {PASSWORD_BYTES_MAX} bytes: choose another"
    )]
    Password,
    /// The login name is empty or too long, or holds other symbols.
    #[error("a login name is 1 to {LOGIN_CHARS_MAX} of a-z, 0-9, '.', '-' and '_': choose another")]
    Login,
    /// Somebody has this login name.
    #[error("\"{0}\" is taken: choose another login name")]
    Taken(String),
    /// Nobody has this login name.
    #[error("nobody here logs in as \"{0}\": see the names with: shirube-office staff list")]
    Nobody(String),
    /// Hashing failed.
    #[error("the password could not be hashed: free some memory and try again")]
    Hash,
}

impl Role {
    /// All roles, the one that may do least first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Editor, Self::Publisher, Self::Admin];

    /// The word in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Publisher => "publisher",
            Self::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A person before they have an id, with the password as a hash.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// As colleagues call them.
    pub name: String,
    /// What they type.
    pub login: String,
    /// What they may do.
    pub role: Role,
    /// From [`hash_password`].
    pub password_hash: String,
}

/// Hashes a password with Argon2id, 19 MiB, two passes (OWASP's first recommendation); about 30 ms.
pub fn hash_password(password: &str) -> Result<String, StaffError> {
    if password.chars().count() < PASSWORD_CHARS_MIN || password.len() > PASSWORD_BYTES_MAX {
        return Err(StaffError::Password);
    }
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_hash| StaffError::Hash)?;
    Ok(hash.to_string())
}

/// Whether the password is the hash's. Without a hash the same work is done for nothing, so that the time of an
/// answer does not tell which login names exist.
pub fn verify_password(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> =
        LazyLock::new(|| hash_password("nobody logs in with this").unwrap_or_default());
    if password.len() > PASSWORD_BYTES_MAX {
        return false;
    }
    let matches = Argon2::default().verify_password(password.as_bytes(), hash.unwrap_or(&NOBODY)).is_ok();
    matches && hash.is_some()
}

/// Adds somebody.
pub fn add(tx: &mut dyn Tx, person: &NewPerson) -> Result<Person, StaffError> {
    let login = good_login(&person.login)?;
    if find(tx, &login)?.is_some() {
        return Err(StaffError::Taken(login));
    }
    let id = chance::id("staff")?;
    tx.execute(
        "INSERT INTO staff (id, name, login, password_hash, role, disabled) VALUES ($1, $2, $3, $4, $5, 0)",
        args![&id, &person.name, &login, &person.password_hash, person.role.key()],
    )?;
    Ok(Person { id, name: person.name.clone(), login, role: person.role, disabled: false, one_time: false })
}

/// Everybody, by login name.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<Person>, StoreError> {
    let rows = tx.query("SELECT id, name, login, role, disabled, one_time FROM staff ORDER BY login", &[])?;
    rows.iter().map(read).collect()
}

/// Somebody with their password's hash.
pub fn find(tx: &mut dyn Tx, login: &str) -> Result<Option<(Person, String)>, StoreError> {
    let sql = "SELECT id, name, login, role, disabled, one_time, password_hash FROM staff WHERE login = $1";
    let rows = tx.query(sql, args![login.trim().to_lowercase()])?;
    rows.first().map(|row| Ok((read(row)?, row.text(6)?.to_owned()))).transpose()
}

/// Somebody by id.
pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Person>, StoreError> {
    let rows =
        tx.query("SELECT id, name, login, role, disabled, one_time FROM staff WHERE id = $1", args![id])?;
    rows.first().map(read).transpose()
}

/// Takes the right to log in away, and ends every session; or gives the right back.
pub fn set_disabled(tx: &mut dyn Tx, login: &str, right: Right) -> Result<Person, StaffError> {
    let (person, _) = find(tx, login)?.ok_or_else(|| StaffError::Nobody(login.to_owned()))?;
    let disabled = right == Right::Taken;
    tx.execute("UPDATE staff SET disabled = $1 WHERE id = $2", args![disabled, &person.id])?;
    if disabled {
        tx.execute("DELETE FROM session WHERE staff = $1", args![&person.id])?;
        take_desk_key(tx, &person.id)?;
    }
    Ok(Person { disabled, ..person })
}

/// The right to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// May log in.
    Given,
    /// May not log in.
    Taken,
}

/// Gives somebody a new password and ends every session of theirs.
pub fn set_password(tx: &mut dyn Tx, login: &str, password_hash: &str) -> Result<Person, StaffError> {
    let (person, _) = find(tx, login)?.ok_or_else(|| StaffError::Nobody(login.to_owned()))?;
    let sql = "UPDATE staff SET password_hash = $1, one_time = 0 WHERE id = $2";
    tx.execute(sql, args![password_hash, &person.id])?;
    tx.execute("DELETE FROM session WHERE staff = $1", args![&person.id])?;
    take_desk_key(tx, &person.id)?;
    Ok(person)
}

/// Says that somebody else chose their password: they choose another before they do anything.
pub fn must_choose(tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE staff SET one_time = 1 WHERE id = $1", args![id])?;
    Ok(())
}

/// Says what somebody may do from here on.
pub fn set_role(tx: &mut dyn Tx, id: &str, role: Role) -> Result<(), StoreError> {
    tx.execute("UPDATE staff SET role = $1 WHERE id = $2", args![role.key(), id])?;
    Ok(())
}

/// Says what colleagues call somebody.
pub fn set_name(tx: &mut dyn Tx, id: &str, name: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE staff SET name = $1 WHERE id = $2", args![name, id])?;
    Ok(())
}

/// Whether somebody else may still log in and look after people.
pub fn another_admin(tx: &mut dyn Tx, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT count(*) FROM staff WHERE role = 'admin' AND disabled = 0 AND id <> $1";
    Ok(tx.query(sql, args![id])?.first().map(|row| row.int(0)).transpose()?.unwrap_or(0) > 0)
}

/// What was given to a key of the old password opens nothing more: somebody who has the desk's key gives it again.
fn take_desk_key(tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM desk_copy WHERE holder = $1", args![id])?;
    tx.execute("DELETE FROM desk_holder WHERE holder = $1", args![id])?;
    Ok(())
}

fn good_login(login: &str) -> Result<String, StaffError> {
    let login = login.trim().to_lowercase();
    let known =
        |symbol: char| symbol.is_ascii_lowercase() || symbol.is_ascii_digit() || ".-_".contains(symbol);
    let good = !login.is_empty() && login.len() <= LOGIN_CHARS_MAX && login.chars().all(known);
    if good { Ok(login) } else { Err(StaffError::Login) }
}

fn read(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        login: row.text(2)?.to_owned(),
        // An unknown word may do least.
        role: Role::from_key(row.text(3)?).unwrap_or(Role::Viewer),
        disabled: row.flag(4)?,
        one_time: row.flag(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::database::Database;

    fn new(login: &str) -> NewPerson {
        let password_hash = "$argon2id$unused".to_owned();
        NewPerson { name: "佐藤".to_owned(), login: login.to_owned(), role: Role::Publisher, password_hash }
    }

    #[test]
    fn passwords_are_hashed_and_verified() {
        let hash = hash_password("ゆっくりさんぽするひ").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_password("ゆっくりさんぽするひ", Some(&hash)));
        assert!(!verify_password("ゆっくりさんぽするよ", Some(&hash)));
        assert!(!verify_password("nobody logs in with this", None));
        for bad in ["123456789", &"a".repeat(257)] {
            assert!(matches!(hash_password(bad), Err(StaffError::Password)));
        }
    }

    #[test]
    fn people_are_added_found_and_disabled() {
        let database = Database::in_memory().unwrap();
        let added = database.run_now(|tx| add(tx, &new(" Sato "))).unwrap();
        assert_eq!((added.login.as_str(), added.disabled), ("sato", false));
        assert!(matches!(database.run_now(|tx| add(tx, &new("SATO"))), Err(StaffError::Taken(_))));
        assert!(matches!(database.run_now(|tx| add(tx, &new("佐藤"))), Err(StaffError::Login)));
        let gone = database.run_now(|tx| set_disabled(tx, "sato", Right::Taken)).unwrap();
        assert_eq!(database.run_now(list).unwrap(), [gone]);
        assert!(matches!(
            database.run_now(|tx| set_disabled(tx, "x", Right::Taken)),
            Err(StaffError::Nobody(_))
        ));
    }
}
