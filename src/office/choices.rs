//! What the office is told of itself: one text for each name.

use crate::{
    args,
    store::{error::StoreError, sql::Tx},
};

/// What was chosen; none until somebody does.
pub fn of(tx: &mut dyn Tx, name: &str) -> Result<Option<String>, StoreError> {
    let rows = tx.query("SELECT value FROM choice WHERE name = $1", args![name])?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// Chooses.
pub fn set(tx: &mut dyn Tx, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO choice (name, value) VALUES ($1, $2)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    tx.execute(sql, args![name, value])?;
    Ok(())
}
