//! Days that a restored backup knows nothing of: whoever asked then is told so, and may ask again.

use chrono::{Days, NaiveDate};

use super::date;
use crate::{
    args,
    domain::follow_up::{KEPT_DAYS, Lost},
    store::{error::StoreError, sql::Tx},
};

/// Notes such days.
pub fn note(tx: &mut dyn Tx, lost: &Lost) -> Result<(), StoreError> {
    let sql = "INSERT INTO follow_up_lost (from_day, until_day) VALUES ($1, $2)
               ON CONFLICT (from_day, until_day) DO NOTHING";
    tx.execute(sql, args![lost.from.to_string(), lost.until.to_string()]).map(drop)
}

/// All of them, the oldest first.
pub fn days(tx: &mut dyn Tx) -> Result<Vec<Lost>, StoreError> {
    let rows =
        tx.query("SELECT from_day, until_day FROM follow_up_lost ORDER BY from_day, until_day", &[])?;
    rows.iter().map(|row| Ok(Lost { from: date(row.text(0)?)?, until: date(row.text(1)?)? })).collect()
}

/// Forgets those of which nobody can hold a paper any more.
pub fn forget(tx: &mut dyn Tx, today: NaiveDate) -> Result<(), StoreError> {
    let first = today.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(today);
    tx.execute("DELETE FROM follow_up_lost WHERE until_day < $1", args![first.to_string()]).map(drop)
}

/// The last day that a database knows anything of, where nobody noted when it was copied.
pub fn known_until(tx: &mut dyn Tx) -> Result<Option<NaiveDate>, StoreError> {
    let sql = "SELECT max(day) FROM (SELECT max(day) AS day FROM intake
               UNION ALL SELECT max(day) FROM follow_up_message) AS known";
    let rows = tx.query(sql, &[])?;
    rows.first().map_or(Ok(None), |row| row.text_opt(0)?.map(date).transpose())
}
