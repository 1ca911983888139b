//! Numbered steps that bring a database's schema to what this program knows, each in one transaction.

use super::{error::StoreError, sql::Tx, sqlite::Sqlite};
use crate::args;

/// One step: its number (from 1, ascending), its name, and its SQL.
pub type Migration = (u32, &'static str, &'static str);

/// Applies what is missing and returns the schema's number; a database newer than the program is refused.
pub fn migrate(database: &Sqlite, migrations: &[Migration]) -> Result<u32, StoreError> {
    let known = migrations.iter().map(|(number, ..)| *number).max().unwrap_or(0);
    let found = database.run(reached)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for migration in migrations {
        database.run(|tx| step(tx, migration))?;
    }
    Ok(known)
}

/// The highest applied number, 0 in a new database; makes the table that records it.
pub fn reached(tx: &mut dyn Tx) -> Result<u32, StoreError> {
    tx.batch(
        "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    )?;
    let rows = tx.query("SELECT coalesce(max(number), 0) FROM schema_migration", &[])?;
    let number = rows.first().map_or(Ok(0), |row| row.int(0))?;
    u32::try_from(number).map_err(|error| StoreError::Corrupt(format!("schema number {number}: {error}")))
}

/// Applies one step unless it is recorded: two programs that start together do it once.
pub fn step(tx: &mut dyn Tx, (number, name, sql): &Migration) -> Result<(), StoreError> {
    if reached(tx)? >= *number {
        return Ok(());
    }
    tx.batch(sql)?;
    tx.execute("INSERT INTO schema_migration (number, name) VALUES ($1, $2)", args![*number, *name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::Options;

    const ONE: Migration = (1, "one", "CREATE TABLE a (x BIGINT); CREATE TABLE b (x BIGINT);");
    const TWO: Migration = (2, "two", "ALTER TABLE a ADD COLUMN y TEXT; INSERT INTO a VALUES (1, 'é;');");
    const BROKEN: Migration = (2, "broken", "CREATE TABLE c (x BIGINT); INSERT INTO nowhere VALUES (1);");

    fn tables(database: &Sqlite) -> Vec<String> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let rows = database.read(|tx| tx.query(sql, &[])).unwrap();
        rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect()
    }

    #[test]
    fn steps_are_applied_once_and_in_order() {
        let database = Sqlite::in_memory(&Options::default()).unwrap();
        assert_eq!(migrate(&database, &[]).unwrap(), 0);
        assert_eq!(migrate(&database, &[ONE]).unwrap(), 1);
        assert_eq!(migrate(&database, &[ONE, TWO]).unwrap(), 2);
        assert_eq!(migrate(&database, &[ONE, TWO]).unwrap(), 2);
        let rows = database.read(|tx| tx.query("SELECT x, y FROM a", &[])).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].text(1).unwrap(), "é;");
        let log =
            database.read(|tx| tx.query("SELECT name FROM schema_migration ORDER BY number", &[])).unwrap();
        assert_eq!(log.iter().map(|row| row.text(0).unwrap()).collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn a_newer_database_is_refused_and_untouched() {
        let database = Sqlite::in_memory(&Options::default()).unwrap();
        migrate(&database, &[ONE, TWO]).unwrap();
        let error = migrate(&database, &[ONE]).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 2, known: 1 }));
        assert!(error.to_string().contains("start the newer program"), "{error}");
        assert_eq!(tables(&database), ["a", "b", "schema_migration"]);
    }

    #[test]
    fn a_broken_step_leaves_nothing_and_can_be_mended() {
        let database = Sqlite::in_memory(&Options::default()).unwrap();
        migrate(&database, &[ONE, BROKEN]).unwrap_err();
        assert_eq!(tables(&database), ["a", "b", "schema_migration"]);
        assert_eq!(migrate(&database, &[ONE, TWO]).unwrap(), 2);
    }
}
